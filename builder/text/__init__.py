"""Text: the bundled faces, the one ruler, line breaking and typographic clean-up."""
