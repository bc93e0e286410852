"""Presentations: the views that a meeting looks at, in order, and what it decides on them."""
