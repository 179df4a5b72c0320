{{ header }}

package schema

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// viramas are the signs of combining class 9.
const viramas = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba" +
	"\u0f84\u1039\u103a\u1714\u1715\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f" +
	"\ua806\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed\U00010a3f\U00011046\U00011070\U0001107f\U000110b9\U00011133\U00011134" +
	"\U000111c0\U00011235\U000112ea\U0001134d\U00011442\U000114c2\U000115bf\U0001163f\U000116b6\U0001172b\U00011839\U0001193d\U0001193e\U000119e0" +
	"\U00011a34\U00011a47\U00011a99\U00011c3f\U00011d44\U00011d45\U00011d97"

// isInternational tells whether a label that is written in punycode has the letters that RFC 5892 allows, each in the
// company that it asks for.
func isInternational(encoded string) bool {
	label, ok := punycode(encoded)
	if !ok || unicode.Is(unicode.M, label[0]) {
		return false
	}
	var arabic, extendedArabic, middleDot, japanese bool
	for i, sign := range label {
		before, after := rune(-1), rune(-1)
		if i > 0 {
			before = label[i-1]
		}
		if i+1 < len(label) {
			after = label[i+1]
		}
		switch {
		case sign == 0x30fb:
			middleDot = true
		case !isAllowed(sign, before, after):
			return false
		case 0x660 <= sign && sign <= 0x669:
			arabic = true
		case 0x6f0 <= sign && sign <= 0x6f9:
			extendedArabic = true
		case unicode.In(sign, unicode.Hiragana, unicode.Katakana, unicode.Han):
			japanese = true
		}
	}
	return !(arabic && extendedArabic) && (japanese || !middleDot)
}

// isAllowed tells whether a sign may stand between two others, -1 for none.
func isAllowed(sign, before, after rune) bool {
	switch sign {
	case 0x200c, 0x200d: // joiners, after a virama
		return sign == 0x200c || strings.ContainsRune(viramas, before)
	case 0xb7: // the Catalan middle dot
		return before == 'l' && after == 'l'
	case 0x375: // the Greek numeral sign
		return unicode.Is(unicode.Greek, after)
	case 0x5f3, 0x5f4: // Hebrew punctuation
		return unicode.Is(unicode.Hebrew, before)
	case 0x6fd, 0x6fe, 0xf0b, 0x3007:
		return true
	case 0x640, 0x7fa, 0x302e, 0x302f, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303b:
		return false
	default:
		return sign < utf8.RuneSelf || unicode.In(sign, unicode.L, unicode.Mn, unicode.Mc, unicode.Nd)
	}
}

// punycode decodes a label as RFC 3492 has it.
func punycode(encoded string) (label []rune, ok bool) {
	const base, least, most, skew, damp = 36, 1, 26, 38, 700
	if last := strings.LastIndexByte(encoded, '-'); last > 0 {
		label, encoded = []rune(encoded[:last]), encoded[last+1:]
	}
	sign, at, bias := rune(utf8.RuneSelf), int64(0), int64(72)
	for encoded != "" {
		before, weight := at, int64(1)
		for k := int64(base); ; k += base {
			if encoded == "" {
				return nil, false
			}
			digit := punycodeDigit(encoded[0])
			encoded = encoded[1:]
			if digit < 0 {
				return nil, false
			}
			at += digit * weight
			threshold := min(max(k-bias, least), most)
			if digit < threshold {
				break
			}
			// A label is short: what grows beyond this leads to no sign.
			if weight *= base - threshold; weight > unicode.MaxRune*maxLabel {
				return nil, false
			}
		}
		size := int64(len(label) + 1)
		delta := (at - before) / 2
		if before == 0 {
			delta = at / damp
		}
		delta += delta / size
		bias = 0
		for ; delta > (base-least)*most/2; bias += base {
			delta /= base - least
		}
		bias += (base - least + 1) * delta / (delta + skew)
		if at/size > int64(unicode.MaxRune-sign) {
			return nil, false
		}
		sign += rune(at / size)
		at %= size
		label = slices.Insert(label, int(at), sign)
		at++
	}
	return label, len(label) > 0
}

func punycodeDigit(sign byte) int64 {
	switch {
	case '0' <= sign && sign <= '9':
		return int64(sign-'0') + 26
	case 'a' <= sign|0x20 && sign|0x20 <= 'z':
		return int64(sign|0x20) - 'a'
	default:
		return -1
	}
}
