"""Which figures cannot well be right as they were supplied?"""
