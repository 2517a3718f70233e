"""Many jobs at once, each in a process of its own."""
