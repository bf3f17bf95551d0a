"""Why every row became its picture: what was read, what is drawn, what was assumed, and how to change it."""
