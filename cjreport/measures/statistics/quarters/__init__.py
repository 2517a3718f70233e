"""Control charts, and whether a quarter stands out."""
