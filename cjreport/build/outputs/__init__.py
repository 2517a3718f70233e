"""The folder of all that is made: what is new put in the place of what was, wholly or not at all."""
