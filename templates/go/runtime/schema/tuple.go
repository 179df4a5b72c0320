package schema

// Tuple is an array whose first items have types of their own.
type Tuple struct {
	node  Node
	at    *place
	items []any
}

// Tuple takes an array.
func (n Node) Tuple() Tuple {
	items, ok := n.items()
	if !ok {
		return Tuple{node: Node{value: absent{}}}
	}
	return Tuple{n, n.inside(), items}
}

// Item returns an item, or an absent node.
func (t Tuple) Item(index int) Node {
	if index >= len(t.items) || t.node.report.spent() {
		return Node{value: absent{}}
	}
	return Node{at: t.at.item(index), value: t.items[index], report: t.node.report}
}

// Closed reports every item after so many.
func (t Tuple) Closed(count int) {
	for index := count; index < len(t.items); index++ {
		t.Item(index).problem("items", unexpectedItem)
	}
}

// Further takes every item after so many; nil where there is none.
func Further[T any](t Tuple, count int, item func(Node) T) []T {
	if len(t.items) <= count {
		return nil
	}
	list := make([]T, 0, len(t.items)-count)
	for index := count; index < len(t.items); index++ {
		list = append(list, item(t.Item(index)))
	}
	return list
}
