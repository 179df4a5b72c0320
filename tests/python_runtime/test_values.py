"""Numbers and values: compared as JSON compares them."""

import copy
import math
import pickle
import random
import unittest
from enum import StrEnum
from fractions import Fraction
from typing import Any

from spec._support.flaws import Rest
from spec._support.json_value import are_unique, canonical, equal, type_name
from spec._support.normal import normal
from spec._support.numbers import Number, is_multiple_of, number_of, settled


def token(dice: random.Random) -> str:
    """Draw the text of a number."""
    whole = dice.choice(["0", str(dice.randint(1, 99)), str(dice.randint(1, 10 ** dice.randint(1, 25)))])
    text = dice.choice(["", "-"]) + whole
    if dice.random() < 0.6:
        text += "." + "".join(dice.choices("01059", k=dice.randint(1, 25)))
    if dice.random() < 0.4:
        text += dice.choice("eE") + dice.choice(["", "+", "-"]) + str(dice.randint(0, 20))
    return text


class Numbers(unittest.TestCase):
    def test_numbers_are_compared_as_decimals(self) -> None:
        dice = random.Random(1)  # noqa: S311
        numbers = [(Fraction(text), number_of(text)) for text in (token(dice) for _ in range(2000))]
        kinds = {type(number) for _, number in numbers}
        self.assertEqual(kinds, {int, float, Number})
        for exact, number in numbers:
            self.assertEqual(type(number) is int, exact.denominator == 1)
        for _ in range(20_000):
            (exact, left), (other, right) = dice.choice(numbers), dice.choice(numbers)
            self.assertEqual(
                (left < right, left <= right, left == right, left != right, left > right, left >= right),
                (exact < other, exact <= other, exact == other, exact != other, exact > other, exact >= other),
                (left, right),
            )
            if exact == other:
                self.assertEqual(hash(left), hash(right))

    def test_multiples_are_those_of_decimals(self) -> None:
        dice = random.Random(2)  # noqa: S311
        found = 0
        for _ in range(5000):
            digits, places = dice.randint(1, 50), dice.randint(-2, 5)
            scaled = dice.randint(-(10**9), 10**9) * (digits if dice.random() < 0.5 else 1)
            text = f"{scaled}e{-places}"
            step = Fraction(digits) / Fraction(10) ** places
            expected = (Fraction(text) / step).denominator == 1
            found += expected
            self.assertEqual(is_multiple_of(number_of(text), digits, places), expected, (text, digits, places))
        self.assertGreater(found, 1000)
        self.assertTrue(is_multiple_of(number_of("0." + "3" * 100_000), 3, 100_000))

    def test_a_number_of_many_digits_is_a_float_for_others(self) -> None:
        number = number_of("0.10000000000000001")
        self.assertIsInstance(number, Number)
        self.assertEqual((repr(number), float(number)), ("0.1", 0.1))
        self.assertTrue(0.1 < number < 0.2)
        self.assertTrue(-math.inf < number < math.inf)
        self.assertEqual(pickle.loads(pickle.dumps(number)), number)  # noqa: S301
        self.assertEqual(copy.deepcopy(number), number)
        self.assertEqual(settled({"a": [number], "b": 1}), {"a": [0.1], "b": 1})


def problems(rest: Rest | None) -> list[tuple[str, str, str, str]]:
    if rest is None:
        return []
    return [(it.pointer, it.keyword, it.found, it.message) for it in rest.problems]


class Values(unittest.TestCase):
    def test_a_normal_value_is_taken_as_it_is(self) -> None:
        value = [1, {"a": [1.5, None, True, "é", 10**400]}]
        self.assertIs(normal(value)[0], value)

    def test_what_a_program_builds_is_made_normal(self) -> None:
        class Word(StrEnum):
            A = "a"

        class Count(int):
            pass

        made, rest = normal({Word.A: (Count(3), 3.0, 1e23, Word.A, True)})
        self.assertIsNone(rest)
        self.assertEqual(made, {"a": [3, 3, 10**23, "a", True]})
        assert isinstance(made, dict)
        self.assertEqual([type(item) for item in made["a"]], [int, int, int, str, bool])
        self.assertEqual([type(key) for key in made], [str])

    def test_what_is_not_json_is_refused_at_its_place(self) -> None:
        loop: list[Any] = []
        loop.append(loop)
        range_of_double = "must be a number within the range of a double"
        rows: list[tuple[object, list[tuple[str, str, str, str]]]] = [
            ([math.nan, math.inf], [(f"/{at}", "type", "number", range_of_double) for at in (0, 1)]),
            (10**4300, [("", "type", "integer", "must be an integer of at most 4300 digits")]),
            ({"a": {1, 2}}, [("/a", "type", "set", "must be a JSON value")]),
            ({1: 2}, [("", "type", "object", "must be a JSON value")]),
            ({"\ud800": "\ud800"}, [("/\ufffd", "type", "string", "must be text, and has a lone surrogate")] * 2),
            (loop, [("/0" * 128, "depth", "array", "must be nested no deeper than 128 levels")]),
        ]
        for value, expected in rows:
            self.assertEqual(problems(normal(value)[1]), expected)

    def test_equality_is_that_of_json(self) -> None:
        self.assertFalse(equal(True, 1) or equal([0], [False]) or equal({"a": 1}, {"b": 1}))
        self.assertTrue(equal({"a": 1, "b": [{}]}, {"b": [{}], "a": 1}))
        others = [1, True, 0, False, None, "1", "null", 1.5, [1], [True], {"a": 1}, {"a": True}, "", [], {}]
        self.assertTrue(are_unique(others))
        self.assertEqual(len({canonical(it) for it in others}), len(others))
        self.assertFalse(are_unique([{"a": 1, "b": 2}, {"b": 2, "a": 1}]) or are_unique(["a", "a"]))
        self.assertFalse(are_unique([number_of("0.10000000000000001"), number_of("1.0000000000000001e-1")]))
        names = ["null", "boolean", "integer", "integer", "number", "string", "array", "object"]
        self.assertEqual(
            list(map(type_name, [None, True, 1, number_of("1e400"), 1.5, "", [], {}])), names
        )

    def test_numbers_of_one_hash_are_told_apart_in_time(self) -> None:
        modulus = (1 << 61) - 1
        self.assertTrue(are_unique([number * modulus for number in range(50_000)]))


if __name__ == "__main__":
    unittest.main()
