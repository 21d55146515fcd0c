"""通知: what the operator tells, what it means, and the answer to it."""
