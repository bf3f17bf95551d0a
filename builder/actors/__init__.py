"""Actors: what stands on the stage. Drawings (templates/actors/NAME.svg) and Python for what depends on a number."""
