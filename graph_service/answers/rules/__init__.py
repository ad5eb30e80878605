"""The rules in force as data, and what a change of them would do."""
