"""JSON text: what is read, what is refused, and where."""

import json
import random
import unittest

from spec._support.flaws import Rest
from spec._support.json_reader import read
from spec._support.json_text import parse

VALUES = [
    ("3.0", 3),
    ("1e2", 100),
    ("1E+2", 100),
    ("-0.0", 0),
    ("12.50", 12.5),
    ("1e-2", 0.01),
    ("1e23", 10**23),
    ("1e300", 10**300),
    ("9007199254740993", 9007199254740993),
    ("9" * 4300, 10**4300 - 1),
    (' \n[1, {"a": null}]\t', [1, {"a": None}]),
    ('"\\ud83d\\ude00"', "😀"),
    ('"\\\\ud83d"', "\\ud83d"),
    ("[" * 128 + "]" * 128, json.loads("[" * 128 + "]" * 128)),
    ("[" + ",".join(["[]"] * 500) + "]", [[]] * 500),
]

# fmt: off
MALFORMED = [
    "", "[", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "[1,]", "[1 2]", "01", "1.",
    ".5", "+1", "-", "1e", "nul", "NaN", "Infinity", "-Infinity", "[NaN]", '"a', '"\x01"',
    '"\\x"', '"\\u12"', '"\\u+123"', "\ufeff1", "1 1", "{} x", "{a:1}", "'a'", "[1,,2]", "٣",
    "1٣", "\x00", "//", "\u00a01", "[]]", '{"a" 1}', "{1:2}", '"\n"', "0x1", "1_000",
]
# fmt: on

FLAWED = [
    ('{"a": 1, "a": "x"}', "/a", "duplicate", "string", "must not be given twice"),
    ('{"a": {"\\u0061": 1, "a": 2}}', "/a/a", "duplicate", "integer", "must not be given twice"),
    ("[1e400]", "/0", "type", "integer", "must be a number within the range of a double"),
    ("-1e-400", "", "type", "number", "must be a number within the range of a double"),
    ("1e" + "9" * 10_000, "", "type", "integer", "must be a number within the range of a double"),
    ("9" * 4301, "", "type", "integer", "must be an integer of at most 4300 digits"),
    ("-" + "9" * 100_000, "", "type", "integer", "must be an integer of at most 4300 digits"),
    ('{"c~/": "\\ud800"}', "/c~0~1", "type", "string", "must be text, and has a lone surrogate"),
    ('{"\\udc00": 1}', "/\ufffd", "type", "integer", "must be text, and has a lone surrogate"),
    ('"\\\\ud83d\\ude00"', "", "type", "string", "must be text, and has a lone surrogate"),
    ('"\ud800"', "", "type", "string", "must be text, and has a lone surrogate"),
    ("[" * 129 + "]" * 129, "/0" * 128, "depth", "array", "must be nested no deeper than 128 levels"),
    ('{"a":' * 100_000, "/a" * 128, "depth", "object", "must be nested no deeper than 128 levels"),
]


def problems(rest: Rest | None) -> list[tuple[str, str, str, str]]:
    if rest is None:
        return []
    return [(it.pointer, it.keyword, it.found, it.message) for it in rest.problems]


class Text(unittest.TestCase):
    def test_values_are_normal(self) -> None:
        for text, value in VALUES:
            for got, rest in (parse(text), parse(text.encode()), read(text)):
                self.assertEqual((got, type(got), rest), (value, type(value), None), text[:50])

    def test_what_is_not_json_has_no_value(self) -> None:
        texts = [*MALFORMED, b"\xff", b'"\xed\xa0\x80"', b"\xef\xbb\xbf1", "[1]".encode("utf-16"), b'"\xc0\xaf"']
        for text in texts:
            value, rest = parse(text)
            self.assertIsNone(value)
            self.assertTrue(rest is not None and not rest.is_read, text)
            self.assertEqual([(it[1], it[2]) for it in problems(rest)], [("json", "text")], text)

    def test_a_flaw_is_reported_at_its_place(self) -> None:
        for text, *expected in FLAWED:
            self.assertEqual(problems(parse(text)[1]), [tuple(expected)], text[:50])

    def test_places_are_lines_and_columns(self) -> None:
        self.assertEqual(
            [problems(parse(text)[1])[0][3] for text in ("[1,\n nul]", "[1,\n", "")],
            [
                "must be JSON; unexpected at line 2, column 2: nul",
                "must be JSON; ends too early, at line 2, column 1",
                "must be JSON; ends too early, at line 1, column 1",
            ],
        )

    def test_a_flood_of_flaws_ends(self) -> None:
        key = "k" * 100_000
        members = ",".join(['"a": 1'] * 20_000)
        text = f'{{"{key}": {{{members}}}}}'
        found = problems(parse(text)[1])
        self.assertLess(sum(len(pointer) for pointer, *_ in found), 5_000_000)
        self.assertGreater(len(found), 10)

    def test_both_readers_agree_on_texts_near_json(self) -> None:
        dice = random.Random(5)  # noqa: S311
        signs = '{}[]",:\\u0123dD8cC eE.-+tfn\n\x00é😀\ud800'
        seeds = [
            '{"a":[1,2.5e3,"x\\n"],"b":null}',
            '[true,false,{"":"\\ud83d\\ude00"}]',
            "-0.5e-10",
            '{"a":{"b":{"c":[[]]}}}',
        ]
        taken = 0
        for _ in range(20_000):
            text = dice.choice(seeds)
            for _ in range(dice.randint(1, 3)):
                at = dice.randrange(len(text) + 1)
                text = text[:at] + dice.choice(["", dice.choice(signs)]) + text[at + dice.randint(0, 1) :]
            (value, rest), (other, other_rest) = parse(text), read(text)
            self.assertEqual((repr(value), problems(rest)), (repr(other), problems(other_rest)), text)
            is_read = rest is None or rest.is_read
            self.assertEqual(is_read, is_json(text), text)
            taken += is_read
        self.assertGreater(taken, 1000)


def is_json(text: str) -> bool:
    def refuse(constant: str) -> None:
        raise ValueError(constant)

    try:
        json.loads(text, parse_constant=refuse)
    except ValueError:
        return False
    return True


if __name__ == "__main__":
    unittest.main()
