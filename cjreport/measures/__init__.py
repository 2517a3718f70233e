"""What do the figures say, and how surely?"""
