"""The plan of a partnership, part by part."""
