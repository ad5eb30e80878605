"""Pages for people: templates, styles and scripts of our own, rendered on the server, needing no internet."""
