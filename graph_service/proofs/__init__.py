"""Proof of single findings (单项凭证): what was asked, on which days, by which rules, from which rows."""
