"""How the pages that are written from registers say what they say."""
