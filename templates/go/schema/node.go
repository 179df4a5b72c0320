{{ header }}

package schema

import (
	"cmp"
	"slices"

	{{ contract }}
)

// Node is one value of a document. Its keywords ask nothing of a value of another type, as in JSON Schema, and nothing of
// an absent one; reading it as a type reports a value of another type.
//
// What every field of emitted code calls is not inlined there: that would double the time it takes to compile.
type Node struct {
	at     *place
	value  any
	report *report
}

// absent is the value of a node that is not there.
type absent struct{}

func (n Node) isAbsent() bool {
	_, ok := n.value.(absent)
	return ok
}

// read gives the value as a T, or reports that it is of another type.
func read[T any](n Node, want string) (value T, ok bool) {
	if value, ok = n.value.(T); !ok && !n.isAbsent() {
		n.mistyped(want)
	}
	return value, ok
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
	if n.value != nil && !n.isAbsent() {
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
	value, _ := read[bool](n, "boolean")
	return value
}

// String takes a string.
//
//go:noinline
func (n Node) String() string {
	value, _ := read[string](n, "string")
	return value
}

// List takes an array, and each item as item does.
func List[T any](n Node, item func(Node) T) []T {
	values, ok := read[[]any](n, "array")
	if !ok {
		return nil
	}
	at := n.inside()
	list := make([]T, len(values))
	for i, value := range values {
		if n.report.spent() {
			break
		}
		list[i] = item(Node{at.item(i), value, n.report})
	}
	return list
}

// Map takes an object with free keys, and each value as value does.
func Map[T any](n Node, value func(Node) T) map[string]T {
	members, ok := read[map[string]any](n, "object")
	if !ok {
		return nil
	}
	return collect(n, members, nil, value)
}

// collect decodes the members whose keys are not known.
func collect[T any](n Node, members map[string]any, known []string, value func(Node) T) map[string]T {
	decoded := make(map[string]T, len(members)-len(known))
	n.each(members, func(key string, member Node) {
		if !slices.Contains(known, key) {
			decoded[key] = value(member)
		}
	})
	return decoded
}

// each visits the members. Their problems are reported in the order of the keys.
func (n Node) each(members map[string]any, visit func(key string, member Node)) {
	type group struct {
		key      string
		problems []contract.Problem
	}
	var groups []group
	before := n.report.problems
	at := n.inside()
	for key, member := range members {
		if n.report.spent() {
			return
		}
		n.report.problems = nil
		visit(key, Node{at.member(key), member, n.report})
		if n.report.problems != nil {
			groups = append(groups, group{key, n.report.problems})
		}
	}
	slices.SortFunc(groups, func(a, b group) int { return cmp.Compare(a.key, b.key) })
	for _, group := range groups {
		before = append(before, group.problems...)
	}
	n.report.problems = before
}

// Optional takes a value that may be absent: then it is nil.
//
//go:noinline
func Optional[T any](n Node, decode func(Node) T) *T {
	if n.isAbsent() {
		return nil
	}
	value := decode(n)
	return &value
}

// Nullable takes a value that may be null: then it is nil.
//
//go:noinline
func Nullable[T any](n Node, decode func(Node) T) *T {
	if n.value == nil {
		return nil
	}
	return Optional(n, decode)
}

// OrNil takes a value that may be null: then it is the zero value, such as a nil slice.
//
//go:noinline
func OrNil[T any](n Node, decode func(Node) T) (value T) {
	if n.value != nil {
		value = decode(n)
	}
	return value
}

// OptionalNullable takes a value that may be absent or null.
//
//go:noinline
func OptionalNullable[T any](n Node, decode func(Node) T) contract.Optional[T] {
	switch {
	case n.isAbsent():
		return contract.Optional[T]{}
	case n.value == nil:
		return contract.NullOf[T]()
	default:
		return contract.Some(decode(n))
	}
}
