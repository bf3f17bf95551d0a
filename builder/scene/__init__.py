"""Scene: positioned, frozen items and beats; the only thing a surface sees."""
