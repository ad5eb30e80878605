"""Guarantee circles, chains and stars (担保圈)."""
