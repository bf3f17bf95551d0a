"""Review: two pictures, or two builds, compared."""
