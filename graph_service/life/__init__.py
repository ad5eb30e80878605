"""The life of a dishonesty record: its ends, and what repair, dispute and annulment do to it."""
