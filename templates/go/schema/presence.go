{{ header }}

package schema

import {{ contract }}

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
	if n.value == nil || n.isAbsent() {
		return nil
	}
	n.nullable = true
	value := decode(n)
	return &value
}

// OrNil takes a value that may be null: then it is the zero value, such as a nil slice.
//
//go:noinline
func OrNil[T any](n Node, decode func(Node) T) (value T) {
	if n.value != nil {
		n.nullable = true
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
		n.nullable = true
		return contract.Some(decode(n))
	}
}

// OptionalBoolean takes a boolean that may be absent.
//
//go:noinline
func OptionalBoolean(n Node) *bool { return Optional(n, Node.Boolean) }

// OptionalString takes a string that may be absent.
//
//go:noinline
func OptionalString(n Node) *string { return Optional(n, Node.String) }

// OptionalInteger takes an integer that may be absent.
//
//go:noinline
func OptionalInteger(n Node) *int64 { return Optional(n, Node.Integer) }

// OptionalUnsigned takes an unsigned integer that may be absent.
//
//go:noinline
func OptionalUnsigned(n Node) *uint64 { return Optional(n, Node.Unsigned) }

// OptionalNumber takes a number that may be absent.
//
//go:noinline
func OptionalNumber(n Node) *float64 { return Optional(n, Node.Number) }

// NullableBoolean takes a boolean that may be null.
//
//go:noinline
func NullableBoolean(n Node) *bool { return Nullable(n, Node.Boolean) }

// NullableString takes a string that may be null.
//
//go:noinline
func NullableString(n Node) *string { return Nullable(n, Node.String) }

// NullableInteger takes an integer that may be null.
//
//go:noinline
func NullableInteger(n Node) *int64 { return Nullable(n, Node.Integer) }

// NullableUnsigned takes an unsigned integer that may be null.
//
//go:noinline
func NullableUnsigned(n Node) *uint64 { return Nullable(n, Node.Unsigned) }

// NullableNumber takes a number that may be null.
//
//go:noinline
func NullableNumber(n Node) *float64 { return Nullable(n, Node.Number) }

// OptionalNullableAny takes any value that may be absent or null.
//
//go:noinline
func OptionalNullableAny(n Node) contract.Optional[any] {
	return OptionalNullable(n, Node.Any)
}

// OptionalNullableBoolean takes a boolean that may be absent or null.
//
//go:noinline
func OptionalNullableBoolean(n Node) contract.Optional[bool] {
	return OptionalNullable(n, Node.Boolean)
}

// OptionalNullableString takes a string that may be absent or null.
//
//go:noinline
func OptionalNullableString(n Node) contract.Optional[string] {
	return OptionalNullable(n, Node.String)
}

// OptionalNullableInteger takes an integer that may be absent or null.
//
//go:noinline
func OptionalNullableInteger(n Node) contract.Optional[int64] {
	return OptionalNullable(n, Node.Integer)
}

// OptionalNullableUnsigned takes an unsigned integer that may be absent or null.
//
//go:noinline
func OptionalNullableUnsigned(n Node) contract.Optional[uint64] {
	return OptionalNullable(n, Node.Unsigned)
}

// OptionalNullableNumber takes a number that may be absent or null.
//
//go:noinline
func OptionalNullableNumber(n Node) contract.Optional[float64] {
	return OptionalNullable(n, Node.Number)
}
