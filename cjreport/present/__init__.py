"""How are figures and words shown?"""
