"""The demo: a sample county, three questions, pages, and the planted answers checked."""
