"""Which items are due, where do they run, where do they stand?"""
