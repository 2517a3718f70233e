"""Sentences that are computed from figures."""
