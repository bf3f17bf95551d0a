"""Layout: type scale, the frame round a scene (headline, furniture, floor) and the stage grammars fill."""
