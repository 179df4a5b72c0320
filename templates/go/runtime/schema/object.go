package schema

import (
	"maps"
	"slices"
	"strings"
)

// Object is an object with named properties. It remembers which of them were asked for.
type Object struct {
	node    Node
	at      place
	members map[string]any
	known   []string
}

// Has reports whether the node is an object with the property.
func (n Node) Has(key string) bool {
	members, _ := n.value.(map[string]any)
	_, ok := members[key]
	return ok
}

// Object takes an object.
func (n Node) Object() *Object {
	members, ok := n.members()
	if !ok {
		return &Object{node: Node{value: absent{}}}
	}
	return &Object{n, place{around: n.at}, members, make([]string, 0, len(members))}
}

// Get returns the property, or an absent node.
//
//go:noinline
func (o *Object) Get(key string) Node {
	value, ok := o.members[key]
	if !ok || o.node.report.spent() {
		return Node{value: absent{}}
	}
	o.known = append(o.known, key)
	return o.property(key, value)
}

func (o *Object) property(key string, value any) Node {
	return Node{at: o.at.member(key), value: value, report: o.node.report}
}

// Required returns the property, and reports where it is missing.
func (o *Object) Required(key string) Node {
	property := o.Get(key)
	if property.isAbsent() && !o.node.isAbsent() {
		o.node.problem("required", func() string { return mustHave(key) })
	}
	return property
}

// Constant asks for the property, and that it has the one value that it may have.
func (o *Object) Constant(key string, value any) { o.Required(key).Const(Const{value}) }

// Default returns the property, or the given value where it is absent.
func (o *Object) Default(key string, value any) Node {
	property := o.Get(key)
	if property.isAbsent() && !o.node.isAbsent() {
		return o.property(key, value)
	}
	return property
}

// Closed reports every property that was not asked for.
func (o *Object) Closed() {
	if len(o.known) == len(o.members) || o.node.report.spent() {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(o.members)) {
		if !slices.Contains(o.known, key) {
			o.property(key, o.members[key]).problem("additionalProperties", unexpected)
		}
	}
}

func mustHave(key string) string { return "must have the property " + shown(key) }

func unexpected() string { return "must not be present: the object has no such property" }

// Rest takes every property that was not asked for; nil where there is none.
func Rest[T any](o *Object, value func(Node) T) map[string]T {
	count := len(o.members) - len(o.known)
	if count == 0 {
		return nil
	}
	rest := make(map[string]T, count)
	o.eachFurther(func(key string, member Node) { rest[key] = value(member) })
	return rest
}

// Rest takes every property that was not asked for, whatever its value is; nil where there is none.
//
//go:noinline
func (o *Object) Rest() map[string]any { return Rest(o, Node.Any) }

// eachFurther visits the properties that were not asked for.
func (o *Object) eachFurther(visit func(key string, member Node)) {
	o.node.each(o.members, func(key string, member Node) {
		if !slices.Contains(o.known, key) {
			visit(key, member)
		}
	})
}

// Broken reports that a property breaks a rule between properties, unless something else is wrong with it already.
func (o *Object) Broken(rule, key, message string) {
	if o.node.isAbsent() {
		return
	}
	property := o.property(key, absent{})
	if value, ok := o.members[key]; ok {
		property.value = value
	}
	pointer := property.at.pointer()
	for _, known := range o.node.report.problems {
		if known.Pointer == pointer || strings.HasPrefix(known.Pointer, pointer+"/") {
			return
		}
	}
	property.problem(rule, func() string { return message })
}
