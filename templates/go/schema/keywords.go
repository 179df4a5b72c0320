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
		n.problem("minLength", "must have at least %s", count(limit, "character"))
	}
	return n
}

// MaxLength allows so many code points.
func (n Node) MaxLength(limit uint64) Node {
	if text, ok := n.value.(string); ok && uint64(utf8.RuneCountInString(text)) > limit {
		n.problem("maxLength", "must have at most %s", count(limit, "character"))
	}
	return n
}

// Pattern asks for a match anywhere in a string.
func (n Node) Pattern(pattern *regexp.Regexp) Node {
	if text, ok := n.value.(string); ok && !pattern.MatchString(text) {
		n.problem("pattern", "must match %s", pattern)
	}
	return n
}

// Format asks a string for a format.
func (n Node) Format(format Format) Node {
	if text, ok := n.value.(string); ok && !format.check(text) {
		n.problem("format", "must be %s", format.words)
	}
	return n
}

// MinItems asks for so many items.
func (n Node) MinItems(limit uint64) Node {
	if items, ok := n.value.([]any); ok && uint64(len(items)) < limit {
		n.problem("minItems", "must have at least %s", count(limit, "item"))
	}
	return n
}

// MaxItems allows so many items.
func (n Node) MaxItems(limit uint64) Node {
	if items, ok := n.value.([]any); ok && uint64(len(items)) > limit {
		n.problem("maxItems", "must have at most %s", count(limit, "item"))
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
			n.problem("uniqueItems", "must have no equal items: %d is %d", i, earlier)
			break
		}
		first[text] = i
	}
	return n
}

// MinProperties asks for so many properties.
func (n Node) MinProperties(limit uint64) Node {
	if members, ok := n.value.(map[string]any); ok && uint64(len(members)) < limit {
		n.problem("minProperties", "must have at least %s", count(limit, "property"))
	}
	return n
}

// MaxProperties allows so many properties.
func (n Node) MaxProperties(limit uint64) Node {
	if members, ok := n.value.(map[string]any); ok && uint64(len(members)) > limit {
		n.problem("maxProperties", "must have at most %s", count(limit, "property"))
	}
	return n
}

// Set is the values of an enumeration.
type Set struct {
	members map[string]bool
	words   string
}

// Values makes a set of values as encoding/json gives them.
func Values(values ...any) Set {
	set := Set{members: make(map[string]bool, len(values))}
	for _, value := range values {
		set.members[canonical(value)] = true
	}
	set.words = choices(values)
	return set
}

// Enum asks for a value of the set. What it refuses is absent from then on, so that nothing else is said about it.
func (n Node) Enum(set Set) Node {
	if n.isAbsent() || set.members[canonical(n.value)] {
		return n
	}
	n.problem("enum", "must be %s", set.words)
	n.value = absent{}
	return n
}

// Member takes a member of a string enumeration.
func Member[T ~string](n Node, members []T) T {
	text, isString := n.value.(string)
	for _, member := range members {
		if isString && text == string(member) {
			return member
		}
	}
	if !n.isAbsent() {
		n.problem("enum", "must be %s", choices(members))
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
