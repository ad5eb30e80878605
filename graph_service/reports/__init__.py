"""Reports as files: one layout of parts and tables, and its forms: Markdown, a page, PDF, JSON."""
