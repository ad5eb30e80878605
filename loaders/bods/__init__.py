"""BODS 0.4: statements of entities, persons and relationships, one under the other by record."""
