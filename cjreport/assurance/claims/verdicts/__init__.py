"""Do the figures bear what is claimed: a change, a number, a level, a rank, a score?"""
