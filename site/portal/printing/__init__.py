"""Pages as PDF: made by the worker, stored, and made again when their content changes.

`parts` says what a page prints, `frame` turns its pages into one document, `engine` writes it with
WeasyPrint where the machine has Pango, `make` keeps what is stored true to what is published.
"""
