"""The review queue: what is due, what the law has called for, and who answers for it."""
