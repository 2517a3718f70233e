"""How do areas differ, beyond chance?"""
