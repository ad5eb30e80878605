"""Answers to people's questions, as frozen dataclasses, shared by the commands, the API and the pages."""
