"""Jobs run in processes of their own: how they start, how many at once, how they end."""
