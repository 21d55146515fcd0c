"""Is it you? Three answers, what to do if money went, tricks, and reporting a fraudster."""
