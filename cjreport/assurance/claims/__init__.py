"""What sentences claim of figures, read and held against the figures."""
