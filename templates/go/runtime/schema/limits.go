package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// maxDepth is how deep arrays and objects may nest in a document.
const maxDepth = 128

var errDepth = fmt.Errorf("must be nested no deeper than %d levels", maxDepth)

// inspect refuses what encoding/json would take as something else, or without bound: text that is not UTF-8, lone
// surrogates, which it replaces, and deep nesting. It reports whether some number may be out of the range of a float64.
// Otherwise it leaves malformed documents to encoding/json.
func inspect(document []byte) (mayBeOutOfRange bool, err error) {
	if !utf8.Valid(document) {
		return false, errors.New("the document is not UTF-8")
	}
	depth := 0
	for at := 0; at < len(document); at++ {
		switch sign := document[at]; {
		case sign == '"':
			length, err := inspectString(document[at+1:])
			if err != nil {
				return false, err
			}
			at += length + 1
		case sign == '[' || sign == '{':
			if depth++; depth > maxDepth {
				return false, errDepth
			}
		case sign == ']' || sign == '}':
			depth--
		case '0' <= sign && sign <= '9':
			end := at + 1
			for end < len(document) && isOfNumber(document[end]) {
				end++
			}
			mayBeOutOfRange = mayBeOutOfRange || isExtreme(document[at:end])
			at = end - 1
		}
	}
	return mayBeOutOfRange, nil
}

// inspectString returns the length of a string whose first quote has been seen.
func inspectString(text []byte) (int, error) {
	length := bytes.IndexByte(text, '"')
	if length < 0 || bytes.IndexByte(text[:length], '\\') < 0 {
		return max(length, 0), nil
	}
	at := 0
	for at < len(text) && text[at] != '"' {
		switch {
		case text[at] != '\\':
			at++
		case !utf16.IsSurrogate(escaped(text[at:])):
			at += 2
		case utf16.DecodeRune(escaped(text[at:]), escaped(text[at+6:])) == utf8.RuneError:
			return 0, fmt.Errorf("a string has a lone surrogate, %s", text[at:at+6])
		default:
			at += 12
		}
	}
	return at, nil
}

// escaped is the UTF-16 unit that a text begins with, where it begins with \u.
func escaped(text []byte) rune {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return 0
	}
	unit, err := strconv.ParseUint(string(text[2:6]), 16, 16)
	if err != nil {
		return 0
	}
	return rune(unit)
}

func isOfNumber(sign byte) bool {
	return '0' <= sign && sign <= '9' || sign == '.' || sign == 'e' || sign == 'E' || sign == '+' || sign == '-'
}

// isExtreme reports whether a number has an exponent of three digits, or so many digits itself.
func isExtreme(number []byte) bool {
	if len(number) < 5 {
		return false
	}
	at := bytes.IndexAny(number, "eE")
	return at >= 0 && len(number)-at > 3 || len(number) > 300
}

// isOutOfRange reports whether the nearest float64 of a number is an infinity, or 0 where the number is not.
func isOutOfRange(value json.Number) bool {
	x, ok := parseNumber(string(value))
	float, _ := strconv.ParseFloat(string(value), 64)
	return ok && (math.IsInf(float, 0) || float == 0 && x != zero)
}

// refuseOutOfRange reports the numbers in a value that no float64 comes near to.
func (n Node) refuseOutOfRange(depth int) {
	switch value := n.value.(type) {
	case json.Number:
		if isOutOfRange(value) {
			n.problem("type", func() string { return "must be a number within the range of a double" })
		}
	case []any:
		at := n.inside()
		for i, item := range value {
			if depth < maxDepth {
				Node{at: at.item(i), value: item, report: n.report}.refuseOutOfRange(depth + 1)
			}
		}
	case map[string]any:
		if depth < maxDepth {
			n.each(value, func(_ string, member Node) { member.refuseOutOfRange(depth + 1) })
		}
	}
}
