{{ header }}

package schema

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// MinLength asks for so many code points.
func (n Node) MinLength(limit uint64) Node {
	if text, ok := n.value.(string); ok && uint64(utf8.RuneCountInString(text)) < limit {
		n.problem("minLength", func() string { return "must have at least " + count(limit, "character") })
	}
	return n
}

// MaxLength allows so many code points.
func (n Node) MaxLength(limit uint64) Node {
	if text, ok := n.value.(string); ok && uint64(utf8.RuneCountInString(text)) > limit {
		n.problem("maxLength", func() string { return "must have at most " + count(limit, "character") })
	}
	return n
}

// Pattern asks for a match anywhere in a string.
func (n Node) Pattern(pattern *regexp.Regexp) Node {
	if text, ok := n.value.(string); ok && !pattern.MatchString(text) {
		n.problem("pattern", func() string { return "must match " + pattern.String() })
	}
	return n
}

// Format asks a string for a format.
func (n Node) Format(format *Format) Node {
	if text, ok := n.value.(string); ok && !format.check(text) {
		n.problem("format", func() string { return "must be " + format.words })
	}
	return n
}

// MinItems asks for so many items.
func (n Node) MinItems(limit uint64) Node {
	if items, ok := n.value.([]any); ok && uint64(len(items)) < limit {
		n.problem("minItems", func() string { return "must have at least " + count(limit, "item") })
	}
	return n
}

// MaxItems allows so many items.
func (n Node) MaxItems(limit uint64) Node {
	if items, ok := n.value.([]any); ok && uint64(len(items)) > limit {
		n.problem("maxItems", func() string { return "must have at most " + count(limit, "item") })
	}
	return n
}

// UniqueItems asks that no two items are equal.
func (n Node) UniqueItems() Node {
	items, ok := n.value.([]any)
	if !ok || len(items) < 2 {
		return n
	}
	first := make(map[string]int, len(items))
	for i, item := range items {
		text := canonical(item)
		if earlier, ok := first[text]; ok {
			n.problem("uniqueItems", func() string { return fmt.Sprintf("must have no equal items: %d is %d", i, earlier) })
			break
		}
		first[text] = i
	}
	return n
}

// MinProperties asks for so many properties.
func (n Node) MinProperties(limit uint64) Node {
	if members, ok := n.value.(map[string]any); ok && uint64(len(members)) < limit {
		n.problem("minProperties", func() string { return "must have at least " + count(limit, "property") })
	}
	return n
}

// MaxProperties allows so many properties.
func (n Node) MaxProperties(limit uint64) Node {
	if members, ok := n.value.(map[string]any); ok && uint64(len(members)) > limit {
		n.problem("maxProperties", func() string { return "must have at most " + count(limit, "property") })
	}
	return n
}

// Enum is the values of an enumeration, as encoding/json gives them.
type Enum []any

// Const is the one value that is asked for, as encoding/json gives it.
type Const []any

// Enum asks for one of the values. What it refuses is absent from then on, so that nothing else is said about it.
func (n Node) Enum(values Enum) Node { return n.among("enum", values) }

// Const asks for the value. What it refuses is absent from then on, so that nothing else is said about it.
func (n Node) Const(values Const) Node { return n.among("const", values) }

func (n Node) among(keyword string, values []any) Node {
	if n.isAbsent() {
		return n
	}
	for _, value := range values {
		if equal(n.value, value) {
			return n
		}
	}
	n.problem(keyword, func() string { return "must be " + choices(values) })
	n.value = absent{}
	return n
}

// Member takes a member of a string enumeration.
func Member[T ~string](n Node, members []T) T { return member(n, "enum", members) }

// Constant takes the only member of a string enumeration.
func Constant[T ~string](n Node, members []T) T { return member(n, "const", members) }

func member[T ~string](n Node, keyword string, members []T) T {
	text, isString := n.value.(string)
	for _, member := range members {
		if isString && text == string(member) {
			return member
		}
	}
	if !n.isAbsent() {
		n.problem(keyword, func() string { return "must be " + choices(members) })
	}
	return ""
}

// choices puts values in words: "one of 1, "a"".
func choices[T any](values []T) string {
	texts := make([]string, len(values))
	for i, value := range values {
		text, err := Marshal(value)
		if err != nil {
			text = []byte(fmt.Sprint(value))
		}
		texts[i] = string(text)
	}
	if len(texts) == 1 {
		return texts[0]
	}
	return "one of " + strings.Join(texts, ", ")
}

func count(number uint64, noun string) string {
	switch {
	case number == 1:
		return "1 " + noun
	case strings.HasSuffix(noun, "y"):
		return strconv.FormatUint(number, 10) + " " + strings.TrimSuffix(noun, "y") + "ies"
	default:
		return strconv.FormatUint(number, 10) + " " + noun + "s"
	}
}
