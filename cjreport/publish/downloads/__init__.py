"""Figures to take away."""
