{{ header }}

package schema

import {{ contract }}

// Node is one value of a document. Its keywords ask nothing of a value of another type, as in JSON Schema, and nothing of
// an absent one; reading it as a type reports a value of another type.
//
// Emitted code is compiled for each schema, and what it calls is not: what every field of emitted code calls is not inlined
// there, and what is generic has little in it and is instantiated here for the types of Go itself.
type Node struct {
	at     *place
	value  any
	report *report
	// nullable says that null would have been fine: what asks has dealt with it.
	nullable bool
}

// absent is the value of a node that is not there.
type absent struct{}

func (n Node) isAbsent() bool {
	_, ok := n.value.(absent)
	return ok
}

// Any takes every value.
//
//go:noinline
func (n Node) Any() any {
	if n.isAbsent() {
		return nil
	}
	return n.value
}

// Null takes null.
func (n Node) Null() (null contract.Null) {
	if n.value != nil {
		n.mistyped("null")
	}
	return null
}

// Never takes no value.
func (n Node) Never() (never contract.Never) {
	if !n.isAbsent() {
		n.problem("false", func() string { return "must not be there" })
	}
	return never
}

// Boolean takes true and false.
//
//go:noinline
func (n Node) Boolean() bool {
	value, ok := n.value.(bool)
	if !ok {
		n.mistyped("boolean")
	}
	return value
}

// String takes a string.
//
//go:noinline
func (n Node) String() string {
	text, ok := n.value.(string)
	if !ok {
		n.mistyped("string")
	}
	return text
}

// items gives the items of an array, or reports that the value is of another type.
func (n Node) items() ([]any, bool) {
	items, ok := n.value.([]any)
	if !ok {
		n.mistyped("array")
	}
	return items, ok
}

// members gives the members of an object, or reports that the value is of another type.
func (n Node) members() (map[string]any, bool) {
	members, ok := n.value.(map[string]any)
	if !ok {
		n.mistyped("object")
	}
	return members, ok
}
