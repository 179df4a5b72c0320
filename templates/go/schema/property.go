{{ header }}

package schema

import (
	"strings"
	"unicode"
)

// Names of properties that patterns may ask for, long and short. The long names of scripts are those of the package unicode,
// and those that Unicode has got since.
const (
	generalCategories = " " +
		"C Other Cc Control cntrl Cf Format Cn Unassigned Co Private_Use Cs Surrogate L Letter LC " +
		"Cased_Letter Ll Lowercase_Letter Lm Modifier_Letter Lo Other_Letter Lt Titlecase_Letter Lu " +
		"Uppercase_Letter M Mark Combining_Mark Mc Spacing_Mark Me Enclosing_Mark Mn Nonspacing_Mark N " +
		"Number Nd Decimal_Number digit Nl Letter_Number No Other_Number P Punctuation punct Pc " +
		"Connector_Punctuation Pd Dash_Punctuation Pe Close_Punctuation Pf Final_Punctuation Pi " +
		"Initial_Punctuation Po Other_Punctuation Ps Open_Punctuation S Symbol Sc Currency_Symbol Sk " +
		"Modifier_Symbol Sm Math_Symbol So Other_Symbol Z Separator Zl Line_Separator Zp " +
		"Paragraph_Separator Zs Space_Separator "
	binaryProperties = " " +
		"ASCII ASCII_Hex_Digit AHex Alphabetic Alpha Any Assigned Bidi_Control Bidi_C Bidi_Mirrored " +
		"Bidi_M Case_Ignorable CI Cased Changes_When_Casefolded CWCF Changes_When_Casemapped CWCM " +
		"Changes_When_Lowercased CWL Changes_When_NFKC_Casefolded CWKCF Changes_When_Titlecased CWT " +
		"Changes_When_Uppercased CWU Dash Default_Ignorable_Code_Point DI Deprecated Dep Diacritic Dia " +
		"Emoji Emoji_Component EComp Emoji_Modifier EMod Emoji_Modifier_Base EBase Emoji_Presentation " +
		"EPres Extended_Pictographic ExtPict Extender Ext Grapheme_Base Gr_Base Grapheme_Extend Gr_Ext " +
		"Hex_Digit Hex IDS_Binary_Operator IDSB IDS_Trinary_Operator IDST ID_Continue IDC ID_Start IDS " +
		"Ideographic Ideo Join_Control Join_C Logical_Order_Exception LOE Lowercase Lower Math " +
		"Noncharacter_Code_Point NChar Pattern_Syntax Pat_Syn Pattern_White_Space Pat_WS Quotation_Mark " +
		"QMark Radical Regional_Indicator RI Sentence_Terminal STerm Soft_Dotted SD Terminal_Punctuation " +
		"Term Unified_Ideograph UIdeo Uppercase Upper Variation_Selector VS White_Space space " +
		"XID_Continue XIDC XID_Start XIDS "
	scripts = " " +
		"Adlm Aghb Ahom Arab Armi Armn Avst Bali Bamu Bass Batk Beng Bhks Bopo Brah Brai Bugi Buhd Cakm " +
		"Cans Cari Cham Cher Chrs Copt Qaac Cpmn Cprt Cyrl Deva Diak Dogr Dsrt Dupl Egyp Elba Elym Ethi " +
		"Gara Geor Glag Gong Gonm Goth Gran Grek Gujr Gukh Guru Hang Hani Hano Hatr Hebr Hira Hluw Hmng " +
		"Hmnp Hung Ital Java Kali Kana Kawi Khar Khmr Khoj Kits Knda Krai Kthi Lana Laoo Latn Lepc Limb " +
		"Lina Linb Lisu Lyci Lydi Mahj Maka Mand Mani Marc Medf Mend Merc Mero Mlym Modi Mong Mroo Mtei " +
		"Mult Mymr Nagm Nand Narb Nbat Newa Nkoo Nshu Ogam Olck Onao Orkh Orya Osge Osma Ougr Palm Pauc " +
		"Perm Phag Phli Phlp Phnx Plrd Prti Rjng Rohg Runr Samr Sarb Saur Sgnw Shaw Shrd Sidd Sind Sinh " +
		"Sogd Sogo Sora Soyo Sund Sunu Sylo Syrc Tagb Takr Tale Talu Taml Tang Tavt Telu Tfng Tglg Thaa " +
		"Thai Tibt Tirh Tnsa Todr Toto Tutg Ugar Vaii Vith Wara Wcho Xpeo Xsux Yezi Yiii Zanb Zinh Qaai " +
		"Zyyy Garay Gurung_Khema Kirat_Rai Ol_Onal Sunuwar Todhri Tulu_Tigalari "
)

// lists tells whether a word is one of a list that has a space on either side of each.
func lists(list, word string) bool {
	return word != "" && !strings.Contains(word, " ") && strings.Contains(list, " "+word+" ")
}

// isProperty takes what stands between the braces of \p{…}.
func isProperty(text string) bool {
	name, value, ok := strings.Cut(text, "=")
	switch {
	case !ok:
		return lists(generalCategories, name) || lists(binaryProperties, name)
	case name == "General_Category" || name == "gc":
		return lists(generalCategories, value)
	case name == "Script" || name == "sc" || name == "Script_Extensions" || name == "scx":
		return lists(scripts, value) || unicode.Scripts[value] != nil
	default:
		return false
	}
}
