"""Unknown words and the known ones that were meant."""

import pytest

from search.spelling import Corrector, distance

WORDS = {
    word: word for word in ("innovationspartnerskap", "upphandling", "anbud", "pilot", "kommun")
} | {"overprovning": "överprövning"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("innovationsparnterskap", "innovationspartnerskap"),
        ("uphandling", "upphandling"),
        ("upphanlding", "upphandling"),
        ("piltot", "pilot"),
        ("overprovnnig", "överprövning"),
    ],
)
def test_a_slip_of_the_fingers_is_read_as_the_word(typed, meant):
    assert Corrector(WORDS).correct(typed) == meant


@pytest.mark.parametrize("typed", ["bod", "plt", "fotboll", "x9z", "", "banan", "aaaaaaaaaaaa"])
def test_a_word_that_is_another_word_is_left_alone(typed):
    assert Corrector(WORDS).correct(typed) == ""


def test_neighbours_on_the_keyboard_are_nearer_than_other_letters():
    assert distance("pilot", "pilor", 2.0) < distance("pilot", "pilox", 2.0)
    assert distance("föra", "fära", 2.0) < distance("fora", "fira", 3.0) + 1


def test_swapped_letters_are_one_cheap_mistake():
    assert distance("pilot", "piolt", 2.0) < 1.0
