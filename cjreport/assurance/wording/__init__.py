"""Is anything in the words that should not stand there?"""
