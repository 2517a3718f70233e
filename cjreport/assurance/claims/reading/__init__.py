"""What a sentence claims of which series: its units, the patterns in them, and their scope."""
