"""Swedish and English text for search, headings and links: tokens, compounds, citations.

Import from the modules: ``analyser``, ``citations``, ``hyphenation``, ``mentions``.
"""
