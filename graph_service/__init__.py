"""The service over the graph of public credit (社会信用): stores, answers, serves."""
