"""Pure measures over records and arrays: no database, no clock, no logging."""
