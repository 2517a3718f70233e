"""What a notebook shows: blocks that show themselves, an analyst's own tables and pictures, a report at a glance."""
