//! Random patterns of ECMA-262, texts to search in, and texts that are nearly patterns.

use dagstack_spec_model::pattern::Property;

use super::rng::Rng;

/// Properties that patterns ask for.
pub(crate) const PROPERTIES: &[&str] = &[
    "L",
    "Lu",
    "Ll",
    "Lt",
    "Lm",
    "Lo",
    "M",
    "Mn",
    "Mc",
    "Me",
    "N",
    "Nd",
    "Nl",
    "No",
    "P",
    "Pc",
    "Pd",
    "Ps",
    "Pe",
    "Pi",
    "Pf",
    "Po",
    "S",
    "Sm",
    "Sc",
    "Sk",
    "So",
    "Z",
    "Zs",
    "Zl",
    "Zp",
    "C",
    "Cc",
    "Cf",
    "Co",
    "LC",
    "Letter",
    "gc=Uppercase_Letter",
    "General_Category=Decimal_Number",
    "sc=Latn",
    "sc=Latin",
    "Script=Greek",
    "sc=Grek",
    "scx=Grek",
    "Script_Extensions=Deva",
    "sc=Cyrl",
    "sc=Han",
    "sc=Hani",
    "scx=Hani",
    "sc=Zyyy",
    "sc=Zinh",
    "sc=Qaai",
    "sc=Hira",
    "scx=Hira",
    "sc=Arab",
    "sc=Thai",
    "sc=Gara",
    "Emoji",
    "Emoji_Presentation",
    "Extended_Pictographic",
    "Any",
    "ASCII",
    "Assigned",
    "Alphabetic",
    "Alpha",
    "Uppercase",
    "Lowercase",
    "White_Space",
    "ID_Start",
    "IDC",
    "XIDS",
    "Math",
    "Hex_Digit",
    "AHex",
    "Dash",
    "Cased",
    "CWU",
    "Ideographic",
    "Diacritic",
    "Default_Ignorable_Code_Point",
];

/// Characters that patterns and texts share.
const CHARACTERS: &str = "aabbccxyzAZ019_-.,:;/@#&~!%=<> \t\n\r\u{a0}éıſßλΩжя中文あ٣\u{2028}\u{2029}\u{feff}\u{200b}\u{200d}😀🦓𝒜\u{301}\u{ad}\u{85}\u{180e}";

const QUANTIFIERS: &[&str] =
    &["*", "+", "?", "{2}", "{0,2}", "{1,}", "{1,3}", "*?", "+?", "??", "{0}", "{02}", "{0,1}?"];

/// Draws patterns and texts.
pub(crate) struct Draw {
    pub(crate) rng: Rng,
    characters: Vec<char>,
    /// The characters that texts are made of, besides those of patterns.
    others: Vec<char>,
    groups: usize,
}

/// The characters of the planes in use that Unicode 16 assigns, but for private ones.
pub(crate) fn assigned() -> Vec<char> {
    let set = |name| Property::named(name).and_then(Property::code_points).expect("a property");
    let mut assigned = set("Assigned");
    assigned.difference(&set("Co"));
    assigned.ranges().iter().flat_map(|range| range.start()..=range.end()).filter(|one| *one < '\u{20000}').collect()
}

impl Draw {
    pub(crate) fn new(rng: Rng, others: Vec<char>) -> Self {
        Self { rng, characters: CHARACTERS.chars().collect(), others, groups: 0 }
    }

    /// A pattern.
    pub(crate) fn pattern(&mut self) -> String {
        let inside = self.alternatives(3);
        match self.rng.below(10) {
            0..3 => format!("^(?:{inside})$"),
            3 | 4 => format!("^{inside}"),
            5 => format!("{inside}$"),
            _ => inside,
        }
    }

    /// A text that may be a pattern no more.
    pub(crate) fn nearly_pattern(&mut self) -> String {
        const OTHERS: &[&str] = &[
            "\\b?foo",
            "(?=a)*",
            "(?<=a)",
            "(?<a>b)\\k<a>",
            "\\u{1F600}",
            "\\ud83d\\ude00",
            "[\\w-a]",
            "a{2,3}",
            "\\p{L}",
            "\\p{sc=Latn}",
            "\\1(a)",
            "\\cA",
            "\\x41",
            "(?<𝒜>)",
            "[b-a]",
            "\\u{110000}",
            "(?!a)",
        ];
        const SIGNS: &str = "^$\\.*+?()[]{}|/-,:=!<>ubBpPk0123ad()[]{}\\";
        let text = if self.rng.chance(60) { self.pattern() } else { (*self.rng.pick(OTHERS)).to_owned() };
        let mut signs: Vec<char> = text.chars().collect();
        let more: Vec<char> = SIGNS.chars().collect();
        for _ in 0..=self.rng.below(3) {
            let at = self.rng.below(signs.len() + 1);
            match self.rng.below(3) {
                0 => signs.insert(at, *self.rng.pick(&more)),
                _ if at == signs.len() => {}
                1 => drop(signs.remove(at)),
                _ => signs[at] = *self.rng.pick(&more),
            }
        }
        signs.into_iter().collect()
    }

    /// A text to search in.
    pub(crate) fn text(&mut self) -> String {
        let length = self.rng.below(7);
        (0..length)
            .map(|_| *if self.rng.chance(75) { self.rng.pick(&self.characters) } else { self.rng.pick(&self.others) })
            .collect()
    }

    fn alternatives(&mut self, depth: usize) -> String {
        let mut all = self.sequence(depth);
        while self.rng.chance(25) {
            all = format!("{all}|{}", self.sequence(depth));
        }
        all
    }

    fn sequence(&mut self, depth: usize) -> String {
        let mut all = String::new();
        for _ in 0..self.rng.below(4) {
            if self.rng.chance(6) {
                let place = self.rng.pick::<&str>(&["^", "$", "\\b", "\\B"]);
                all.push_str(place);
                continue;
            }
            all.push_str(&self.atom(depth));
            if self.rng.chance(30) {
                let quantifier = self.rng.pick::<&str>(QUANTIFIERS);
                all.push_str(quantifier);
            }
        }
        all
    }

    fn atom(&mut self, depth: usize) -> String {
        match self.rng.below(100) {
            40..50 => self.class(),
            50..60 => self.named_set(),
            60..64 => self.property(),
            64..70 => ".".to_owned(),
            70..72 => (*self.rng.pick(&["\\t", "\\n", "\\v", "\\f", "\\r", "\\0", "\\cJ", "\\cz"])).to_owned(),
            72..92 if depth > 0 => {
                self.groups += 1;
                let named = format!("(?<n{}>", self.groups);
                let open = (*self.rng.pick(&["(", "(?:", "(?:", &named])).to_owned();
                format!("{open}{})", self.alternatives(depth - 1))
            }
            _ => self.character(),
        }
    }

    fn named_set(&mut self) -> String {
        format!("\\{}", self.rng.pick(&['d', 'D', 'w', 'W', 's', 'S']))
    }

    fn property(&mut self) -> String {
        format!("\\{}{{{}}}", self.rng.pick(&['p', 'P']), self.rng.pick(PROPERTIES))
    }

    fn character(&mut self) -> String {
        let character = *self.rng.pick(&self.characters);
        self.escaped(character)
    }

    /// A character as one of the ways to write it.
    fn escaped(&mut self, character: char) -> String {
        let code = u32::from(character);
        if "^$\\.*+?()[]{}|/".contains(character) {
            return format!("\\{character}");
        }
        match self.rng.below(100) {
            0..6 if code < 0x100 => format!("\\x{code:02x}"),
            6..10 if code < 0x1_0000 => format!("\\u{code:04x}"),
            10..14 => format!("\\u{{{code:x}}}"),
            14..16 if code >= 0x1_0000 => {
                character.encode_utf16(&mut [0; 2]).iter().map(|half| format!("\\u{half:04x}")).collect()
            }
            _ => character.to_string(),
        }
    }

    fn class(&mut self) -> String {
        const OTHERS: &[&str] = &[
            "\\b",
            "\\0",
            "\\cJ",
            "\\t",
            "\\n",
            "\\v",
            "\\f",
            "\\r",
            "&&",
            "--",
            "~~",
            "[",
            "a-z",
            "\\ud800-\\udfff",
            "\\u{0}-\\u{10ffff}",
            "\\]",
            "\\\\",
            "+--",
        ];
        let mut class = String::from(if self.rng.chance(30) { "[^" } else { "[" });
        for _ in 0..self.rng.below(5) {
            let member = match self.rng.below(100) {
                0..35 => self.member(),
                35..60 => {
                    let ends = [*self.rng.pick(&self.characters), *self.rng.pick(&self.characters)];
                    let [low, high] = if ends[0] <= ends[1] { ends } else { [ends[1], ends[0]] };
                    format!("{}-{}", self.escaped(low), self.escaped(high))
                }
                60..80 => self.named_set(),
                80..90 => self.property(),
                _ => (*self.rng.pick(OTHERS)).to_owned(),
            };
            class.push_str(&member);
        }
        class.push(']');
        class
    }

    fn member(&mut self) -> String {
        match *self.rng.pick(&self.characters) {
            '-' if self.rng.chance(50) => "\\-".to_owned(),
            '-' => "-".to_owned(),
            other => self.escaped(other),
        }
    }
}
