"""Whether documents can be read with a screen reader: title, language, headings."""
