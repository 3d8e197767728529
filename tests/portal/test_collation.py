"""Alphabetical order as each language has it."""

from portal.collation import sort_key


def ordered(words, locale):
    return sorted(words, key=lambda word: sort_key(word, locale))


def test_swedish_has_its_own_letters_last_in_order():
    words = ["öppen", "ändring", "zon", "åtgärd", "anbud"]
    assert ordered(words, "sv") == ["anbud", "zon", "åtgärd", "ändring", "öppen"]


def test_english_files_them_under_their_base_letter():
    assert ordered(["zone", "ångström", "bid"], "en") == ["ångström", "bid", "zone"]


def test_case_and_other_accents_do_not_matter():
    assert ordered(["idea", "ide", "Idé"], "sv") == ["Idé", "ide", "idea"]


def test_a_decomposed_letter_is_the_same_letter():
    assert ordered(["a\u030atgärd", "zon"], "sv") == ["zon", "a\u030atgärd"]
