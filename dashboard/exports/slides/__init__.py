"""Slides: exhibits as PowerPoint with native, editable charts and tables."""
