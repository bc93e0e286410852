"""Attacks on the released cells: each tries to reveal persons from what an outsider can see."""
