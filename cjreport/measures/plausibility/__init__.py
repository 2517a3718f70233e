"""Which figures cannot well be so as they were supplied?"""
