"""The associated-party signal (关联提示), and what would move it."""
