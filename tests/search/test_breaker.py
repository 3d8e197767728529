"""Whoever has failed is left alone, then tried by one caller."""

import pytest

from search.breaker import CircuitBreaker


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def breaker(clock):
    return CircuitBreaker("server", clock)


def test_all_may_pass_until_one_fails(breaker):
    assert all(breaker.may_pass() for _ in range(3))
    breaker.failed("refused")
    assert not breaker.may_pass()
    assert breaker.reason == "refused"


def test_after_the_pause_one_caller_tries_and_the_others_wait(breaker, clock):
    breaker.failed("refused")
    clock.now += 1.1
    assert [breaker.may_pass() for _ in range(3)] == [True, False, False]


def test_success_closes_it_and_says_so_once(breaker, clock):
    breaker.failed("refused")
    clock.now += 1.1
    assert breaker.may_pass()
    assert breaker.succeeded()
    assert not breaker.succeeded()
    assert breaker.may_pass()
    assert not breaker.is_open


def test_pauses_double_up_to_half_a_minute(breaker, clock):
    pauses = []
    for _ in range(8):
        breaker.failed("refused")
        start = clock.now
        while not breaker.may_pass():
            clock.now += 0.5
        pauses.append(clock.now - start)
    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]


def test_a_success_makes_the_next_pause_short_again(breaker, clock):
    for _ in range(5):
        breaker.failed("refused")
    breaker.succeeded()
    breaker.failed("refused")
    clock.now += 1.1
    assert breaker.may_pass()
