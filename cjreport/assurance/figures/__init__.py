"""Do the figures that partners state and quote agree with what is known?"""
