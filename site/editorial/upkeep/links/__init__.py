"""Links to other sites: which the content has, and whether they still lead somewhere."""
