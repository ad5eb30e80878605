"""Cross-matching (名单交叉比对): names and codes held against a register, every hit with its grade."""
