"""How does one report become files?"""
