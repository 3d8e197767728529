"""A query becomes data, whatever was typed."""

from search.plan import correct, read
from search.weights import frequencies_needed


def surfaces(query: str) -> list[str]:
    return [group.surface for group in read(query, "sv").groups]


def first_term(query: str) -> str:
    return frequencies_needed(read(query, "sv"))[0]


def test_every_word_is_a_group_with_its_exact_form_worth_most():
    (group,) = read("upphandlingar", "sv").groups
    best = max(group.alternatives, key=lambda way: way.weight)
    assert (best.term, best.why) == ("xupphandlingar", "exact")


def test_a_compound_has_its_parts_as_groups():
    (group,) = read("innovationsupphandling", "sv").groups
    assert [part.surface for part in group.parts] == ["innovations", "upphandling"]


def test_a_noun_and_its_verb_share_a_root():
    noun, verb = (
        set(frequencies_needed(read(word, "sv"))) for word in ("upphandling", "upphandla")
    )
    assert any(term.startswith("r") for term in noun & verb)


def test_accents_and_decomposed_letters_make_no_difference():
    assert first_term("förhandla") == first_term("fo\u0308rhandla")
    assert first_term("forhandla") == "xforhandla"


def test_common_words_do_not_retrieve_unless_there_is_nothing_else():
    plan = read("vad är en pilot", "sv")
    assert [group.surface for group in plan.groups if not group.stop] == ["pilot"]
    assert [group.stop for group in read("vad är", "sv").groups] == [False, False]


def test_quotes_ask_for_words_in_a_row_and_an_odd_one_is_dropped():
    assert read('"tidig dialog" pilot', "sv").quoted == ((0, 2),)
    assert read('"tidig dialog', "sv").quoted == ()
    assert surfaces('"tidig dialog') == ["tidig", "dialog"]


def test_a_minus_excludes_and_a_hyphen_does_not():
    plan = read("pilot -jury", "sv")
    assert "xjury" in plan.excluded
    assert [group.surface for group in plan.groups] == ["pilot"]
    assert read("it-system", "sv").excluded == ()


def test_two_words_are_also_looked_for_as_one():
    (phrase,) = read("tröskel värde", "sv").phrases
    assert phrase.words[0].surface == "tröskelvärde"


def test_a_section_of_law_is_one_group_and_its_chapter_is_worth_little():
    (group,) = read("6 kap. 31 §", "sv").groups
    weights = {way.term: way.weight for way in group.alternatives}
    assert group.cites
    assert weights["x6kap31"] > 4 * weights["s6kap"]


def test_a_correction_keeps_what_was_typed_and_is_worth_less():
    plan = correct(read("pilto", "sv"), {0: "pilot"})
    weights = {way.term: way.weight for way in plan.groups[0].alternatives}
    assert weights["xpilto"] > weights["xpilot"]
    assert plan.corrected_query() == "pilot"
