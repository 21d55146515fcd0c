"""Orders: drafted, confirmed, looked up and undone. Must not decide what is ordered."""
