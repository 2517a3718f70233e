"""A notebook that runs, and what is read from it."""
