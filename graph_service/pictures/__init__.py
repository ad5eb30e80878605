"""Pictures of a network, drawn by pyvis behind one hardened wrapper."""
