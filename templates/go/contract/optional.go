{{ header }}

package contract

import (
	"bytes"
	"fmt"
)

// Null is a value that can only be null.
type Null struct{}

// MarshalJSON writes null.
func (Null) MarshalJSON() ([]byte, error) { return []byte("null"), nil }

// UnmarshalJSON takes null alone.
func (*Null) UnmarshalJSON(document []byte) error {
	document = bytes.TrimSpace(document)
	if bytes.Equal(document, []byte("null")) {
		return nil
	}
	found := "number"
	if len(document) > 0 {
		switch document[0] {
		case '"':
			found = "string"
		case '[':
			found = "array"
		case '{':
			found = "object"
		case 't', 'f':
			found = "boolean"
		}
	}
	problem := Problem{Keyword: "type", Found: found, Message: fmt.Sprintf("must be null, found: %s", found)}
	return &Error{Type: "contract.Null", Problems: []Problem{problem}}
}

// Never is a value that no document has: it is always nil.
type Never interface{ never() }

// Optional is a value that may be absent, null or there: three states that all survive a round trip. The zero Optional
// is absent.
type Optional[T any] struct {
	set   bool
	value *T
}

// Some is a value that is there.
func Some[T any](value T) Optional[T] { return Optional[T]{set: true, value: &value} }

// NullOf is a value that is there and null.
func NullOf[T any]() Optional[T] { return Optional[T]{set: true} }

// Get gives the value; ok is false where it is absent or null.
func (o Optional[T]) Get() (value T, ok bool) {
	if o.value != nil {
		return *o.value, true
	}
	return value, false
}

// IsNull tells whether the value is there and null.
func (o Optional[T]) IsNull() bool { return o.set && o.value == nil }

// IsZero tells whether the value is absent.
func (o Optional[T]) IsZero() bool { return !o.set }

// Pointer gives the value by reference; it is nil where the value is absent or null.
func (o Optional[T]) Pointer() any {
	if o.value == nil {
		return nil
	}
	return o.value
}
