{{ header }}

package schema

import (
	"maps"
	"slices"
	"strconv"
)

// canonical is a text that two values share when JSON Schema calls them equal: numbers count by value, objects without the
// order of their keys.
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
