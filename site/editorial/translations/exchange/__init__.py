"""Translation files, PO and XLIFF 2.0: out to translators' tools and in again."""
