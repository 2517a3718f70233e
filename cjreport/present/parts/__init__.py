"""Parts that reports of several kinds have in common."""
