{{ header }}

package schema

import (
	"cmp"
	"slices"

	{{ contract }}
)

// List takes an array, and each item as item does.
func List[T any](n Node, item func(Node) T) []T {
	values, ok := n.items()
	if !ok {
		return nil
	}
	at := n.inside()
	list := make([]T, len(values))
	for i, value := range values {
		if n.report.spent() {
			break
		}
		list[i] = item(Node{at: at.item(i), value: value, report: n.report})
	}
	return list
}

// Map takes an object with free keys, and each value as value does.
func Map[T any](n Node, value func(Node) T) map[string]T {
	members, ok := n.members()
	if !ok {
		return nil
	}
	decoded := make(map[string]T, len(members))
	n.each(members, func(key string, member Node) { decoded[key] = value(member) })
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
		visit(key, Node{at: at.member(key), value: member, report: n.report})
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

// AnyList is List for values of any type.
//
//go:noinline
func AnyList(n Node, item func(Node) any) []any { return List(n, item) }

// BooleanList is List for booleans.
//
//go:noinline
func BooleanList(n Node, item func(Node) bool) []bool { return List(n, item) }

// StringList is List for strings.
//
//go:noinline
func StringList(n Node, item func(Node) string) []string { return List(n, item) }

// IntegerList is List for integers.
//
//go:noinline
func IntegerList(n Node, item func(Node) int64) []int64 { return List(n, item) }

// UnsignedList is List for unsigned integers.
//
//go:noinline
func UnsignedList(n Node, item func(Node) uint64) []uint64 { return List(n, item) }

// NumberList is List for numbers.
//
//go:noinline
func NumberList(n Node, item func(Node) float64) []float64 { return List(n, item) }

// AnyMap is Map for values of any type.
//
//go:noinline
func AnyMap(n Node, value func(Node) any) map[string]any { return Map(n, value) }

// BooleanMap is Map for booleans.
//
//go:noinline
func BooleanMap(n Node, value func(Node) bool) map[string]bool { return Map(n, value) }

// StringMap is Map for strings.
//
//go:noinline
func StringMap(n Node, value func(Node) string) map[string]string { return Map(n, value) }

// IntegerMap is Map for integers.
//
//go:noinline
func IntegerMap(n Node, value func(Node) int64) map[string]int64 { return Map(n, value) }

// UnsignedMap is Map for unsigned integers.
//
//go:noinline
func UnsignedMap(n Node, value func(Node) uint64) map[string]uint64 { return Map(n, value) }

// NumberMap is Map for numbers.
//
//go:noinline
func NumberMap(n Node, value func(Node) float64) map[string]float64 { return Map(n, value) }
