"""The `xinmai` command."""
