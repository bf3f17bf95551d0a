"""What each slide says and shows: an episode in, a list of shots out."""
