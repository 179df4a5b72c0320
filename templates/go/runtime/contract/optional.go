package contract

import (
	"bytes"
	"errors"
)

// Null is a value that can only be null.
type Null struct{}

// MarshalJSON writes null.
func (Null) MarshalJSON() ([]byte, error) { return []byte("null"), nil }

// UnmarshalJSON takes null alone.
func (*Null) UnmarshalJSON(document []byte) error {
	if bytes.Equal(bytes.TrimSpace(document), []byte("null")) {
		return nil
	}
	problem := Problem{Keyword: "type", Found: typeOf(document), Message: "must be null"}
	return &Error{Type: "contract.Null", Problems: []Problem{problem}}
}

// typeOf is the type of the value that a document is, as its first sign shows it.
func typeOf(document []byte) string {
	document = bytes.TrimSpace(document)
	if len(document) == 0 {
		return "nothing"
	}
	switch document[0] {
	case '"':
		return "string"
	case '[':
		return "array"
	case '{':
		return "object"
	case 't', 'f':
		return "boolean"
	case 'n':
		return "null"
	default:
		return "number"
	}
}

// Never is the type of a value that no document has: there is no reading it, nor writing it.
type Never struct{}

// UnmarshalJSON takes nothing.
func (*Never) UnmarshalJSON(document []byte) error {
	problem := Problem{Keyword: "false", Found: typeOf(document), Message: "must not be present"}
	return &Error{Type: "contract.Never", Problems: []Problem{problem}}
}

// MarshalJSON fails.
func (Never) MarshalJSON() ([]byte, error) { return nil, errors.New("no value is valid here") }

// Optional is a value that may be absent, null or there: three states that all survive a round trip. The zero Optional
// is absent.
type Optional[T any] struct {
	set   bool
	value *T
}

// Ptr returns a pointer to a value, for a field that may be absent or null.
func Ptr[T any](value T) *T { return &value }

// Some is a value that is there.
func Some[T any](value T) Optional[T] { return Optional[T]{set: true, value: &value} }

// NullOf is a value that is there and null.
func NullOf[T any]() Optional[T] { return Optional[T]{set: true} }

// Get returns the value; ok is false where it is absent or null.
func (o Optional[T]) Get() (value T, ok bool) {
	if o.value != nil {
		return *o.value, true
	}
	return value, false
}

// IsNull reports whether the value is there and null.
func (o Optional[T]) IsNull() bool { return o.set && o.value == nil }

// IsZero reports whether the value is absent.
func (o Optional[T]) IsZero() bool { return !o.set }

// OrZero returns the value, and the zero value, such as a nil slice, where it is absent or null.
func (o Optional[T]) OrZero() T {
	value, _ := o.Get()
	return value
}

// Reference returns the value by reference; it is nil where the value is absent or null.
func (o Optional[T]) Reference() *T { return o.value }

// Pointer is Reference for those who do not know the type of the value.
func (o Optional[T]) Pointer() any {
	if o.value == nil {
		return nil
	}
	return o.value
}
