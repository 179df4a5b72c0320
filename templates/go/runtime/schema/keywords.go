package schema

import (
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
func (n Node) Pattern(pattern Expression) Node {
	if text, ok := n.value.(string); ok && !pattern.MatchString(text) {
		n.problem("pattern", func() string { return mustMatch(pattern) })
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
	met := make(map[string]bool, len(items))
	for _, item := range items {
		text := canonical(item)
		if met[text] {
			n.problem("uniqueItems", func() string { return "must have no two equal items" })
			break
		}
		met[text] = true
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
