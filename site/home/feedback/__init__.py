"""Was the page useful? A small form without cookie or session, and a list for editors."""
