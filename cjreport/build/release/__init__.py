"""What a release freezes, and how."""
