"""The log of readers' reports of what is not accessible, and how soon they had a reply."""
