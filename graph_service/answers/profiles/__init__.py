"""The profile, portrait and report of one subject (信用画像)."""
