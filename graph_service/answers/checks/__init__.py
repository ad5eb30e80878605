"""The credit review of files and lots (信用审查), and its blinded form."""
