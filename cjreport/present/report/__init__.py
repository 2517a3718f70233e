"""The annual report of an area, part by part."""
