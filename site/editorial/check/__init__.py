"""What content has to hold beyond its form: law, language, figures, links between pages."""
