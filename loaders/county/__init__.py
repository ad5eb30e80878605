"""A sample county: seeded files in the official layouts, with planted cases and the answers to them."""

from loaders.county.answers import CountyAnswers, FileAnswer
from loaders.county.generate import generate

__all__ = ["CountyAnswers", "FileAnswer", "generate"]
