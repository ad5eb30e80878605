"""What surrounds a subject and what connects subjects."""
