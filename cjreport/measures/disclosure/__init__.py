"""Disclosure control: small counts suppressed, others with them, and the result attacked, before any is shown."""
