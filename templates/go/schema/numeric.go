{{ header }}

package schema

import "math"

// Integer takes an integer.
func (n Node) Integer() int64 {
	switch x := n.integer(); {
	case x.kind == 'i':
		return x.int
	case x.kind == 'u' && x.uint <= math.MaxInt64:
		return int64(x.uint)
	default:
		n.problem("type", func() string { return "does not fit a signed integer of 64 bits" })
		return 0
	}
}

// Unsigned takes an integer that its schema keeps from being negative.
func (n Node) Unsigned() uint64 {
	switch x := n.integer(); x.kind {
	case 'u':
		return x.uint
	case 'i':
		// Minimum has reported it.
		return 0
	default:
		n.problem("type", func() string { return "does not fit an unsigned integer of 64 bits" })
		return 0
	}
}

// integer gives 0 for what is no integer, and reports it; what does not fit 64 bits stays a float.
func (n Node) integer() number {
	x, ok := numberOf(n.value)
	if !ok || !x.integral() {
		n.mistyped("integer")
		return fromInt(0)
	}
	return x.exact()
}

// Number takes a number.
func (n Node) Number() float64 {
	x, ok := numberOf(n.value)
	switch {
	case !ok:
		n.mistyped("number")
	case math.IsInf(x.asFloat(), 0):
		n.problem("type", func() string { return "does not fit a number of 64 bits" })
	}
	return x.asFloat()
}

// bound asks for a number that compares to limit in one of some ways, from least to most.
func (n Node) bound(keyword, words string, limit any, least, most int) Node {
	if x, ok := numberOf(n.value); ok {
		bound, _ := numberOf(limit)
		if order := compare(x, bound); order < least || order > most {
			n.problem(keyword, func() string { return "must be " + words + " " + bound.text() })
		}
	}
	return n
}

// Minimum asks for a number of at least limit: an int, int64, uint64 or float64.
//
//go:noinline
func (n Node) Minimum(limit any) Node {
	return n.bound("minimum", "at least", limit, 0, 1)
}

// Maximum asks for a number of at most limit: an int, int64, uint64 or float64.
//
//go:noinline
func (n Node) Maximum(limit any) Node {
	return n.bound("maximum", "at most", limit, -1, 0)
}

// ExclusiveMinimum asks for a number above limit: an int, int64, uint64 or float64.
//
//go:noinline
func (n Node) ExclusiveMinimum(limit any) Node {
	return n.bound("exclusiveMinimum", "above", limit, 1, 1)
}

// ExclusiveMaximum asks for a number below limit: an int, int64, uint64 or float64.
//
//go:noinline
func (n Node) ExclusiveMaximum(limit any) Node {
	return n.bound("exclusiveMaximum", "below", limit, -1, -1)
}

// MultipleOf asks for a multiple of divisor: an int, int64, uint64 or float64 above 0.
func (n Node) MultipleOf(divisor any) Node {
	if x, ok := numberOf(n.value); ok {
		if by, _ := numberOf(divisor); !x.divides(by) {
			n.problem("multipleOf", func() string { return "must be a multiple of " + by.text() })
		}
	}
	return n
}
