"""How is that shown?"""
