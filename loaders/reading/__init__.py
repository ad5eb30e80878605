"""Reading: a file of any of the known kinds becomes a RawTable."""
