"""The act as it changes: new consolidations, and what a changed section or limit concerns."""
