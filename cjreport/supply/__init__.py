"""How do people give us their words?"""
