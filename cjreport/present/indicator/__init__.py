"""An indicator: its page, its definition, the list of all of them."""
