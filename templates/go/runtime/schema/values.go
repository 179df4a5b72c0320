package schema

import (
	"fmt"
	"slices"
	"strings"
)

// Enum is the values of an enumeration, as encoding/json gives them.
type Enum []any

// Const is the one value that is asked for, as encoding/json gives it.
type Const []any

// Enum asks for one of the values. What it refuses is absent from then on, so that nothing else is reported of it.
func (n Node) Enum(values Enum) Node { return n.among("enum", values) }

// Const asks for the value. What it refuses is absent from then on, so that nothing else is reported of it.
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
	n.problem(keyword, func() string { return "must be " + choices(values, n.nullable) })
	n.value = absent{}
	return n
}

// Member takes a member of a string enumeration.
//
//go:noinline
func (n Node) Member(members []string) string { return n.member("enum", members) }

// Constant takes the only member of a string enumeration.
//
//go:noinline
func (n Node) Constant(members []string) string { return n.member("const", members) }

func (n Node) member(keyword string, members []string) string {
	text, isString := n.value.(string)
	for _, member := range members {
		if isString && text == member {
			return member
		}
	}
	if !n.isAbsent() {
		n.problem(keyword, func() string { return "must be " + choices(members, n.nullable) })
	}
	return ""
}

// IsMember reports whether a text is one of the members of a string enumeration.
//
//go:noinline
func IsMember(text string, members []string) bool { return slices.Contains(members, text) }

// choices puts values in words: "one of 1, "a"". Null may do, too.
func choices[T any](values []T, nullable bool) string {
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = shown(value)
	}
	switch {
	case len(texts) == 1 && nullable:
		return texts[0] + " or null"
	case len(texts) == 1:
		return texts[0]
	case nullable:
		texts = append(texts, "null")
	}
	return "one of " + strings.Join(texts, ", ")
}

// shown is a value as JSON has it.
func shown(value any) string {
	text, err := Marshal(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	return string(text)
}
