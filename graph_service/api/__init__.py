"""The HTTP service: thin routes over the answers, for people and for programs."""
