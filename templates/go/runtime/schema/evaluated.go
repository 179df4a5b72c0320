package schema

// evaluated remembers what the keywords of a schema have looked at in one array or object. What was added last can be
// forgotten by setting an earlier copy. Nil remembers nothing.
type evaluated struct {
	keys  []string
	items []int
	first int // so many items from the first one on
}

// key remembers a property.
func (e *evaluated) key(key string) {
	if e != nil {
		e.keys = append(e.keys, key)
	}
}

// item remembers an item.
func (e *evaluated) item(index int) {
	if e != nil {
		e.items = append(e.items, index)
	}
}

// upTo remembers the first items.
func (e *evaluated) upTo(count int) {
	if e != nil {
		e.first = max(e.first, count)
	}
}

// add remembers what another one does.
func (e *evaluated) add(other *evaluated) {
	if e != nil && other != nil {
		e.keys = append(e.keys, other.keys...)
		e.items = append(e.items, other.items...)
		e.first = max(e.first, other.first)
	}
}

// another remembers nothing yet, and nothing at all where this one does not either.
func (e *evaluated) another() *evaluated {
	if e == nil {
		return nil
	}
	return &evaluated{}
}

func (e *evaluated) keySet() map[string]bool { return set(e.keys) }

func (e *evaluated) itemSet() map[int]bool { return set(e.items) }

func set[T comparable](values []T) map[T]bool {
	set := make(map[T]bool, len(values))
	for _, value := range values {
		set[value] = true
	}
	return set
}
