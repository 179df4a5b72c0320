//! Sets of code points, from the crate and from RFC 5892.

use regex_syntax::hir::{Class, HirKind};

/// Ranges, sorted and apart.
pub(crate) type Ranges = Vec<(u32, u32)>;

/// The code points that a class of the crate has.
pub(crate) fn of(class: &str) -> Ranges {
    let parsed = regex_syntax::parse(class).expect("a class");
    let HirKind::Class(Class::Unicode(class)) = parsed.kind() else { panic!("{class} is not a class") };
    class.ranges().iter().map(|range| (u32::from(range.start()), u32::from(range.end()))).collect()
}

/// Letters, marks and decimal numbers, with the exceptions of RFC 5892, section 2.6, and without what its appendix A permits
/// only next to some others.
///
/// Upper case stays: the labels of hosts are compared without case.
pub(crate) fn permitted() -> Ranges {
    of(
        r"[\p{L}\p{Mn}\p{Mc}\p{Nd}\x{6fd}\x{6fe}\x{f0b}\x{200c}\x{3007}--[\x{640}\x{7fa}\x{302e}\x{302f}\x{3031}-\x{3035}\x{303b}]]",
    )
}

pub(crate) fn marks() -> Ranges {
    of(r"[\p{Mn}\p{Mc}]")
}

/// Signs of the combining class 9 that RFC 5892, appendix A.2, asks for before a joiner: those that the crate `jsonschema` knows.
pub(crate) fn viramas() -> Ranges {
    of(concat!(
        r"[\x{94d}\x{9cd}\x{a4d}\x{acd}\x{b4d}\x{bcd}\x{c4d}\x{ccd}\x{d4d}\x{dca}\x{e3a}\x{f84}\x{1039}\x{1714}\x{1734}",
        r"\x{17d2}\x{1a60}\x{1b44}\x{1baa}\x{1bf2}\x{1bf3}\x{2d7f}\x{a806}\x{a8c4}\x{a953}\x{abed}\x{10a3f}\x{11046}",
        r"\x{1107f}\x{110b9}\x{11133}\x{111c0}\x{11235}\x{112ea}\x{1134d}\x{11442}\x{114c2}\x{115bf}\x{1163f}\x{116b6}",
        r"\x{1172b}\x{11839}\x{119e0}\x{11a34}\x{11a47}\x{11a99}\x{11c3f}\x{11d44}\x{11d45}\x{11d97}]",
    ))
}
