"""Subscriptions: who is told when a record has ended, and what they have acknowledged."""
