"""Surfaces: a scene translated into SVG, pixels or PowerPoint; they never measure, place or choose."""
