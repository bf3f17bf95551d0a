"""build-deck: a Markdown episode script in; an editable deck, diagrams, memes and cards out."""

__version__ = "0.1.0"
