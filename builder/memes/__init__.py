"""Memes: a bullet's joke re-staged with our own cast; formats are folders of data (memes/<slug>/meme.yml)."""
