"""Groups that control joins (集团), and clusters for exploration."""
