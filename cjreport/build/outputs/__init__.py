"""The folder of all that is made: one thing put in the place of another, wholly or not at all."""
