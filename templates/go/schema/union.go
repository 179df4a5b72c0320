{{ header }}

package schema

import (
	"fmt"
	"reflect"
	"slices"
)

// Tag gives the one of the values that a property has, which tells the variants of a union apart; nil where there is none.
func (n Node) Tag(keyword, key string, values ...any) any {
	members, ok := n.value.(map[string]any)
	if !ok {
		if !n.isAbsent() {
			n.problem(keyword, func() string { return "must be an object, not " + article(typeName(n.value)) })
		}
		return nil
	}
	tag, ok := members[key]
	if !ok {
		n.problem(keyword, func() string { return fmt.Sprintf("must have the property %q", key) })
		return nil
	}
	for _, value := range values {
		if equal(tag, value) {
			return value
		}
	}
	at := Node{n.inside().member(key), tag, n.report}
	at.problem(keyword, func() string { return "must be " + choices(values) })
	return nil
}

// Kind gives the one of the types of JSON that the value has, which tells the variants of a union apart; nothing where it
// has none of them.
func (n Node) Kind(keyword string, types ...string) string {
	if n.isAbsent() {
		return ""
	}
	found := typeName(n.value)
	if slices.Contains(types, found) {
		return found
	}
	n.problem(keyword, func() string { return "must be " + alternatives(types) + ", not " + article(found) })
	return ""
}

// Try takes the value as the first variant that it fits. With oneOf it has to fit exactly one.
func (n Node) Try(keyword string, variants ...func(Node) any) any {
	if n.isAbsent() {
		return nil
	}
	if !n.report.quiet {
		return n.try(keyword, variants)
	}
	// The first variant stands for the union: no other one has it.
	asked := n.once(reflect.ValueOf(variants[0]).Pointer(), func(n Node) any { return n.try(keyword, variants) })
	if !asked.fits {
		n.report.count++
	}
	return asked.value
}

func (n Node) try(keyword string, variants []func(Node) any) any {
	var taken any
	fit := 0
	for _, variant := range variants {
		var value any
		if !n.attempt(func(n Node) { value = variant(n) }) {
			continue
		}
		if fit++; fit == 1 {
			taken = value
		}
		if keyword == "anyOf" || fit > 1 && n.report.quiet {
			break
		}
	}
	switch {
	case fit == 1:
		return taken
	case keyword == "anyOf":
		n.problem(keyword, func() string { return fitting("at least one", len(variants), 0) })
	default:
		n.problem(keyword, func() string { return fitting("exactly one", len(variants), fit) })
	}
	return nil
}
