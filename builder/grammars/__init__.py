"""Grammars: kinds of sentences and how each looks; from a reading to a match, from a match to a scene."""
