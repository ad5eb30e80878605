"""The query register (查询登记): who asked what about whom, for which purpose, and what was returned."""
