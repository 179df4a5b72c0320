package schema

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// isInternational reports whether a label that is written in punycode has the code points that RFC 5892 permits, each in the
// context that its appendix A asks for.
func isInternational(encoded string) bool {
	label, ok := punycode(encoded)
	if !ok || marks.has(label[0]) {
		return false
	}
	var arabic, extendedArabic bool
	for i, sign := range label {
		before, after := rune(-1), rune(-1)
		if i > 0 {
			before = label[i-1]
		}
		if i+1 < len(label) {
			after = label[i+1]
		}
		if !isPermitted(sign, before, after) || sign == 0x30fb && !slices.ContainsFunc(label, isKanaOrHan) {
			return false
		}
		arabic = arabic || 0x660 <= sign && sign <= 0x669
		extendedArabic = extendedArabic || 0x6f0 <= sign && sign <= 0x6f9
	}
	return !arabic || !extendedArabic
}

// isPermitted reports whether a sign may stand between two others, -1 for none.
func isPermitted(sign, before, after rune) bool {
	switch sign {
	case 0x200d: // a joiner, after a virama
		return viramas.has(before)
	case 0xb7: // the Catalan middle dot
		return before == 'l' && after == 'l'
	case 0x375: // the Greek numeral sign
		return 0x370 <= after && after <= 0x3ff
	case 0x5f3, 0x5f4: // Hebrew punctuation
		return 0x590 <= before && before <= 0x5ff
	case 0x30fb: // the middle dot of katakana, which asks for company in the label
		return true
	default:
		return sign < utf8.RuneSelf || isKanaOrHan(sign) || permitted.has(sign)
	}
}

func isKanaOrHan(sign rune) bool {
	return 0x3040 <= sign && sign <= 0x30ff && sign != 0x30fb || 0x4e00 <= sign && sign <= 0x9fff
}

// punycode decodes a label as RFC 3492 has it.
func punycode(encoded string) (label []rune, ok bool) {
	const base, least, most, skew, damp = 36, 1, 26, 38, 700
	if last := strings.LastIndexByte(encoded, '-'); last > 0 {
		label, encoded = []rune(encoded[:last]), encoded[last+1:]
	}
	sign, at, bias := int64(utf8.RuneSelf), int64(0), int64(72)
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
			weight *= base - threshold
			if at > math.MaxUint32 || weight > math.MaxUint32 {
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
		sign += at / size
		at %= size
		if sign > unicode.MaxRune {
			return nil, false
		}
		label = slices.Insert(label, int(at), rune(sign))
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
