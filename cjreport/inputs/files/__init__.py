"""A file as somebody typed it, with the place of everything in it; and a file written whole into its place."""
