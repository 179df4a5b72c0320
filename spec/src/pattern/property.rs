//! Properties of Unicode that a pattern may name.
//!
//! Their names are those of ECMA-262, tables 68 to 70, spelled exactly. What is in them is what Unicode 16 says: the crate
//! `regex-syntax` has its tables.

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, HirKind};

/// A property of Unicode, or a value of one, by the name that comes first in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Property {
    /// `\p{L}`, `\p{gc=L}`
    Category(&'static str),
    /// `\p{sc=Latin}`
    Script(&'static str),
    /// `\p{scx=Latin}`
    ScriptExtensions(&'static str),
    /// `\p{Alphabetic}`
    Binary(&'static str),
}

impl Property {
    /// The property between the braces of `\p{…}`; `None` where ECMA-262 does not name it.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        match text.split_once('=') {
            None => find(CATEGORIES, text).map(Self::Category).or_else(|| find(BINARY, text).map(Self::Binary)),
            Some(("General_Category" | "gc", value)) => find(CATEGORIES, value).map(Self::Category),
            Some(("Script" | "sc", value)) => find(SCRIPTS, value).map(Self::Script),
            Some(("Script_Extensions" | "scx", value)) => find(SCRIPTS, value).map(Self::ScriptExtensions),
            Some(_) => None,
        }
    }

    /// Its name, or that of its value.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Category(name) | Self::Script(name) | Self::ScriptExtensions(name) | Self::Binary(name) => name,
        }
    }

    /// The code points that have it, without surrogates; `None` where the tables lack it.
    #[must_use]
    pub fn code_points(self) -> Option<ClassUnicode> {
        match self {
            // Surrogates are not characters.
            Self::Category("Cs") => Some(ClassUnicode::empty()),
            Self::Category(name) => table(&format!("gc={name}")),
            Self::Script("Unknown") | Self::ScriptExtensions("Unknown") => {
                let mut known = ClassUnicode::empty();
                for script in SCRIPTS.split(';').filter_map(|names| names.split_whitespace().next()) {
                    if script != "Unknown" {
                        known.union(&table(&format!("sc={script}"))?);
                    }
                }
                known.negate();
                Some(known)
            }
            Self::Script(name) => table(&format!("sc={name}")),
            Self::ScriptExtensions(name) => table(&format!("scx={name}")),
            Self::Binary("Any") => Some(ClassUnicode::new([ClassUnicodeRange::new('\0', char::MAX)])),
            Self::Binary("ASCII") => Some(ClassUnicode::new([ClassUnicodeRange::new('\0', '\x7f')])),
            Self::Binary("Assigned") => {
                let mut assigned = table("gc=Cn")?;
                assigned.negate();
                Some(assigned)
            }
            Self::Binary(name) => table(name),
        }
    }
}

/// Finds the name, or another name of the same, and gives the one that comes first.
fn find(table: &'static str, name: &str) -> Option<&'static str> {
    let mut entries = table.split(';').map(str::split_whitespace);
    entries.find_map(|mut names| {
        let first = names.clone().next()?;
        names.any(|known| known == name).then_some(first)
    })
}

fn table(property: &str) -> Option<ClassUnicode> {
    let hir = regex_syntax::parse(&format!("\\p{{{property}}}")).ok()?;
    match hir.into_kind() {
        HirKind::Class(Class::Unicode(class)) => Some(class),
        // A class of one character is a literal.
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).ok()?;
            Some(ClassUnicode::new(text.chars().map(|character| ClassUnicodeRange::new(character, character))))
        }
        _ => None,
    }
}

/// Values of `General_Category`: short names, then long ones.
const CATEGORIES: &str = "C Other; Cc Control cntrl; Cf Format; Cn Unassigned; Co Private_Use; Cs Surrogate; L Letter; \
     LC Cased_Letter; Ll Lowercase_Letter; Lm Modifier_Letter; Lo Other_Letter; Lt Titlecase_Letter; \
     Lu Uppercase_Letter; M Mark Combining_Mark; Mc Spacing_Mark; Me Enclosing_Mark; Mn Nonspacing_Mark; \
     N Number; Nd Decimal_Number digit; Nl Letter_Number; No Other_Number; P Punctuation punct; \
     Pc Connector_Punctuation; Pd Dash_Punctuation; Pe Close_Punctuation; Pf Final_Punctuation; \
     Pi Initial_Punctuation; Po Other_Punctuation; Ps Open_Punctuation; S Symbol; Sc Currency_Symbol; \
     Sk Modifier_Symbol; Sm Math_Symbol; So Other_Symbol; Z Separator; Zl Line_Separator; \
     Zp Paragraph_Separator; Zs Space_Separator";

/// Properties that a character has or has not.
const BINARY: &str = "ASCII; ASCII_Hex_Digit AHex; Alphabetic Alpha; Any; Assigned; Bidi_Control Bidi_C; Bidi_Mirrored Bidi_M; \
     Case_Ignorable CI; Cased; Changes_When_Casefolded CWCF; Changes_When_Casemapped CWCM; \
     Changes_When_Lowercased CWL; Changes_When_NFKC_Casefolded CWKCF; Changes_When_Titlecased CWT; \
     Changes_When_Uppercased CWU; Dash; Default_Ignorable_Code_Point DI; Deprecated Dep; Diacritic Dia; Emoji; \
     Emoji_Component EComp; Emoji_Modifier EMod; Emoji_Modifier_Base EBase; Emoji_Presentation EPres; \
     Extended_Pictographic ExtPict; Extender Ext; Grapheme_Base Gr_Base; Grapheme_Extend Gr_Ext; Hex_Digit Hex; \
     IDS_Binary_Operator IDSB; IDS_Trinary_Operator IDST; ID_Continue IDC; ID_Start IDS; Ideographic Ideo; \
     Join_Control Join_C; Logical_Order_Exception LOE; Lowercase Lower; Math; Noncharacter_Code_Point NChar; \
     Pattern_Syntax Pat_Syn; Pattern_White_Space Pat_WS; Quotation_Mark QMark; Radical; Regional_Indicator RI; \
     Sentence_Terminal STerm; Soft_Dotted SD; Terminal_Punctuation Term; Unified_Ideograph UIdeo; \
     Uppercase Upper; Variation_Selector VS; White_Space space; XID_Continue XIDC; XID_Start XIDS";

/// Values of `Script`: long names, then short ones.
const SCRIPTS: &str = "Adlam Adlm; Ahom Ahom; Anatolian_Hieroglyphs Hluw; Arabic Arab; Armenian Armn; Avestan Avst; Balinese Bali; \
     Bamum Bamu; Bassa_Vah Bass; Batak Batk; Bengali Beng; Bhaiksuki Bhks; Bopomofo Bopo; Brahmi Brah; \
     Braille Brai; Buginese Bugi; Buhid Buhd; Canadian_Aboriginal Cans; Carian Cari; Caucasian_Albanian Aghb; \
     Chakma Cakm; Cham Cham; Cherokee Cher; Chorasmian Chrs; Common Zyyy; Coptic Copt Qaac; Cuneiform Xsux; \
     Cypriot Cprt; Cypro_Minoan Cpmn; Cyrillic Cyrl; Deseret Dsrt; Devanagari Deva; Dives_Akuru Diak; \
     Dogra Dogr; Duployan Dupl; Egyptian_Hieroglyphs Egyp; Elbasan Elba; Elymaic Elym; Ethiopic Ethi; \
     Garay Gara; Georgian Geor; Glagolitic Glag; Gothic Goth; Grantha Gran; Greek Grek; Gujarati Gujr; \
     Gunjala_Gondi Gong; Gurmukhi Guru; Gurung_Khema Gukh; Han Hani; Hangul Hang; Hanifi_Rohingya Rohg; \
     Hanunoo Hano; Hatran Hatr; Hebrew Hebr; Hiragana Hira; Imperial_Aramaic Armi; Inherited Qaai Zinh; \
     Inscriptional_Pahlavi Phli; Inscriptional_Parthian Prti; Javanese Java; Kaithi Kthi; Kannada Knda; \
     Katakana Kana; Kawi Kawi; Kayah_Li Kali; Kharoshthi Khar; Khitan_Small_Script Kits; Khmer Khmr; \
     Khojki Khoj; Khudawadi Sind; Kirat_Rai Krai; Lao Laoo; Latin Latn; Lepcha Lepc; Limbu Limb; Linear_A Lina; \
     Linear_B Linb; Lisu Lisu; Lycian Lyci; Lydian Lydi; Mahajani Mahj; Makasar Maka; Malayalam Mlym; \
     Mandaic Mand; Manichaean Mani; Marchen Marc; Masaram_Gondi Gonm; Medefaidrin Medf; Meetei_Mayek Mtei; \
     Mende_Kikakui Mend; Meroitic_Cursive Merc; Meroitic_Hieroglyphs Mero; Miao Plrd; Modi Modi; Mongolian Mong; \
     Mro Mroo; Multani Mult; Myanmar Mymr; Nabataean Nbat; Nag_Mundari Nagm; Nandinagari Nand; New_Tai_Lue Talu; \
     Newa Newa; Nko Nkoo; Nushu Nshu; Nyiakeng_Puachue_Hmong Hmnp; Ogham Ogam; Ol_Chiki Olck; Ol_Onal Onao; \
     Old_Hungarian Hung; Old_Italic Ital; Old_North_Arabian Narb; Old_Permic Perm; Old_Persian Xpeo; \
     Old_Sogdian Sogo; Old_South_Arabian Sarb; Old_Turkic Orkh; Old_Uyghur Ougr; Oriya Orya; Osage Osge; \
     Osmanya Osma; Pahawh_Hmong Hmng; Palmyrene Palm; Pau_Cin_Hau Pauc; Phags_Pa Phag; Phoenician Phnx; \
     Psalter_Pahlavi Phlp; Rejang Rjng; Runic Runr; Samaritan Samr; Saurashtra Saur; Sharada Shrd; Shavian Shaw; \
     Siddham Sidd; SignWriting Sgnw; Sinhala Sinh; Sogdian Sogd; Sora_Sompeng Sora; Soyombo Soyo; \
     Sundanese Sund; Sunuwar Sunu; Syloti_Nagri Sylo; Syriac Syrc; Tagalog Tglg; Tagbanwa Tagb; Tai_Le Tale; \
     Tai_Tham Lana; Tai_Viet Tavt; Takri Takr; Tamil Taml; Tangsa Tnsa; Tangut Tang; Telugu Telu; Thaana Thaa; \
     Thai Thai; Tibetan Tibt; Tifinagh Tfng; Tirhuta Tirh; Todhri Todr; Toto Toto; Tulu_Tigalari Tutg; \
     Ugaritic Ugar; Vai Vaii; Vithkuqi Vith; Wancho Wcho; Warang_Citi Wara; Yezidi Yezi; Yi Yiii; \
     Zanabazar_Square Zanb; Unknown Zzzz";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_have_every_property_that_is_named() {
        let names = |table: &'static str| table.split(';').filter_map(|names| names.split_whitespace().next());
        let scripts = names(SCRIPTS).flat_map(|name| [Property::Script(name), Property::ScriptExtensions(name)]);
        let all = names(CATEGORIES).map(Property::Category).chain(names(BINARY).map(Property::Binary)).chain(scripts);
        let lacking: Vec<Property> = all.filter(|property| property.code_points().is_none()).collect();
        // What it says is not in a table of its own in the files of Unicode that the crate takes.
        assert_eq!(lacking, [Property::Binary("Changes_When_NFKC_Casefolded")]);
    }
}
