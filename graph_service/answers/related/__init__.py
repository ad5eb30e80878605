"""Related parties by named rule book (关联方)."""
