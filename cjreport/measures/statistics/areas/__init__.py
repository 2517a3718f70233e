"""How areas differ and change beyond chance, and which are unusual."""
