"""What the author wrote: a script file and its side file, as values with places; knows no scene."""
