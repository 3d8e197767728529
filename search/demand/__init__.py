"""What readers look for, counted by week without a trace of who looked (docs/search.md)."""
