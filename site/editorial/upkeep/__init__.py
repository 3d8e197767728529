"""Upkeep: what is due, what has changed in the law, what has broken, and how the site is used."""
