"""How does it become files, quickly and safely?"""
