"""Files as somebody typed them, YAML and tables, with line and column of all; and files put in their place whole."""
