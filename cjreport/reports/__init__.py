"""What may a notebook use? Every kind of report."""
