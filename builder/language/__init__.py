"""What a row of a visuals table means: words in, a `Reading` out; knows no scene and no actor."""
