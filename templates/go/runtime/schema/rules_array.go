package schema

import "math"

// MinItems asks for so many items.
type MinItems uint64

func (limit MinItems) validate(n Node, _ *evaluated) { n.MinItems(uint64(limit)) }

// MaxItems allows so many items.
type MaxItems uint64

func (limit MaxItems) validate(n Node, _ *evaluated) { n.MaxItems(uint64(limit)) }

// UniqueItems asks that no two items are equal.
type UniqueItems struct{}

func (UniqueItems) validate(n Node, _ *evaluated) { n.UniqueItems() }

// Items asks for a schema each of the first items, and for one of all others; nil asks nothing of them.
type Items struct {
	Prefix []Schema
	Rest   Schema
}

func (k Items) validate(n Node, seen *evaluated) {
	items, _ := n.value.([]any)
	if k.Rest == nil && len(items) > len(k.Prefix) {
		items = items[:len(k.Prefix)]
	}
	seen.upTo(len(items))
	at := n.inside()
	for i, value := range items {
		if n.report.spent() {
			return
		}
		item := Node{at: at.item(i), value: value, report: n.report}
		switch {
		case i < len(k.Prefix):
			k.Prefix[i].check(item, nil)
		case k.Rest.isNever():
			item.problem("items", unexpectedItem)
		default:
			k.Rest.check(item, nil)
		}
	}
}

// NoLimit is a Most that allows any number of items.
const NoLimit = math.MaxUint64

// Contains asks for a number of items that fit a schema.
type Contains struct {
	Schema      Schema
	Least, Most uint64
}

func (k Contains) validate(n Node, seen *evaluated) {
	items, ok := n.value.([]any)
	if !ok {
		return
	}
	at := n.inside()
	var found uint64
	for i, value := range items {
		if k.Schema.accepts(Node{at: at.item(i), value: value, report: n.report}, nil) {
			seen.item(i)
			found++
		}
		if found >= k.Least && k.Most == NoLimit && seen == nil {
			return
		}
	}
	switch {
	case found < k.Least && k.Least == 1:
		n.problem("contains", func() string { return fittingItems("least", k.Least) })
	case found < k.Least:
		n.problem("minContains", func() string { return fittingItems("least", k.Least) })
	case found > k.Most:
		n.problem("maxContains", func() string { return fittingItems("most", k.Most) })
	}
}

// UnevaluatedItems asks for a schema of every item that no other keyword has looked at.
type UnevaluatedItems Schema

func (s UnevaluatedItems) validate(n Node, seen *evaluated) {
	items, ok := n.value.([]any)
	if !ok || seen.first >= len(items) {
		return
	}
	known := seen.itemSet()
	at := n.inside()
	for i, value := range items {
		if n.report.spent() {
			return
		}
		item := Node{at: at.item(i), value: value, report: n.report}
		switch {
		case i < seen.first || known[i]:
		case Schema(s).isNever():
			item.problem("unevaluatedItems", unexpectedItem)
		default:
			Schema(s).check(item, nil)
		}
	}
	seen.upTo(len(items))
}
