"""The lexicon takes half a second to read: once for all these tests."""

import pytest

from linguistics.analyser import Analyser

GLOSSARY = (
    "innovationsupphandling",
    "innovationspartnerskap",
    "offentlig upphandling",
    "ramsjömodell",
)


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    return Analyser(GLOSSARY)
