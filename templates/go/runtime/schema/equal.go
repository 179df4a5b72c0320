package schema

import (
	"maps"
	"slices"
	"strconv"
)

// equal reports whether JSON Schema calls two values equal: numbers count by value, objects without the order of their keys.
func equal(a, b any) bool {
	switch a := a.(type) {
	case nil:
		return b == nil
	case bool:
		other, ok := b.(bool)
		return ok && a == other
	case string:
		other, ok := b.(string)
		return ok && a == other
	case []any:
		other, ok := b.([]any)
		return ok && slices.EqualFunc(a, other, equal)
	case map[string]any:
		other, ok := b.(map[string]any)
		return ok && maps.EqualFunc(a, other, equal)
	default:
		x, isNumber := numberOf(a)
		y, ok := numberOf(b)
		return isNumber && ok && compare(x, y) == 0
	}
}

// canonical is a text that two values share when they are equal.
func canonical(value any) string {
	if text, ok := value.(string); ok {
		return strconv.Quote(text)
	}
	return string(appendCanonical(nil, value))
}

func appendCanonical(text []byte, value any) []byte {
	switch value := value.(type) {
	case nil:
		return append(text, "null"...)
	case bool:
		return strconv.AppendBool(text, value)
	case string:
		return strconv.AppendQuote(text, value)
	case []any:
		text = append(text, '[')
		for _, item := range value {
			text = append(appendCanonical(text, item), ',')
		}
		return append(text, ']')
	case map[string]any:
		text = append(text, '{')
		for _, key := range slices.Sorted(maps.Keys(value)) {
			text = append(strconv.AppendQuote(text, key), ':')
			text = append(appendCanonical(text, value[key]), ',')
		}
		return append(text, '}')
	default:
		number, _ := numberOf(value)
		return append(text, number.text()...)
	}
}
