"""Figures as they were supplied, checked at the door, and as they were released."""
