"""What a release freezes, and how it is written beside the versions before it."""
