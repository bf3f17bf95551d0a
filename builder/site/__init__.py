"""The page that shows a build: one HTML file that needs nothing but the files beside it."""
