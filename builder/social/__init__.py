"""Social surfaces: their sizes and safe areas as data, and the words to post beside the cards."""
