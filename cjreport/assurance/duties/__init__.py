"""Does a return or plan say what the Act asks of it?"""
