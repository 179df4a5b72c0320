package schema

import (
	"cmp"
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// beyond64Bits is reported of an integer that no type of Go represents.
const beyond64Bits = "must be an integer that fits 64 bits"

// Integer takes an integer.
func (n Node) Integer() int64 {
	if small, ok := smallInteger(n.value); ok {
		return small
	}
	x := n.integer()
	size, ok := x.size()
	switch {
	case ok && size <= math.MaxInt64 && x.negative:
		return -int64(size)
	case ok && size <= math.MaxInt64:
		return int64(size)
	case ok && x.negative && size == 1<<63:
		return math.MinInt64
	default:
		n.unrepresentable(beyond64Bits)
		return 0
	}
}

// Unsigned takes an integer that its schema keeps from being negative.
func (n Node) Unsigned() uint64 {
	if small, ok := smallInteger(n.value); ok && small >= 0 {
		return uint64(small)
	}
	x := n.integer()
	size, ok := x.size()
	switch {
	case x.negative:
		// Minimum has reported it.
		return 0
	case !ok:
		n.unrepresentable(beyond64Bits)
	}
	return size
}

// Int takes an integer that its schema keeps within 32 bits, which an int has on every machine: what is beyond them has been
// reported by a bound.
func (n Node) Int() int {
	if small, ok := smallInteger(n.value); ok {
		return int(small)
	}
	x := n.integer()
	size, ok := x.size()
	switch {
	case !ok || size > 1<<31:
		return 0
	case x.negative:
		return int(-int64(size))
	default:
		return int(int64(size))
	}
}

// integer returns 0 for what is not an integer, and reports it.
func (n Node) integer() number {
	x, ok := numberOf(n.value)
	if !ok || !x.integral() {
		n.mistyped("integer")
		return zero
	}
	return x
}

// Number takes a number. A fraction becomes the nearest float64; an integer is never rounded.
func (n Node) Number() float64 {
	text, isText := n.value.(json.Number)
	if !isText {
		x, ok := numberOf(n.value)
		if !ok {
			n.mistyped("number")
			return 0
		}
		text = json.Number(x.text())
	}
	float, _ := strconv.ParseFloat(string(text), 64)
	if math.Abs(float) < 1<<53 {
		// It is an integer that is exact, or a fraction.
		return float
	}
	x, _ := parseNumber(string(text))
	if kept, _ := fromFloat(float); kept != x && x.integral() {
		n.unrepresentable("must be an integer that a double can represent")
	}
	return float
}

// unrepresentable reports a value that fits the schema, and that Go's type for it can't represent.
func (n Node) unrepresentable(message string) {
	if n.report.quiet {
		n.report.unrepresentable = true
		return
	}
	if text, ok := n.value.(json.Number); !ok || !isOutOfRange(text) { // or that is reported
		n.problem("type", func() string { return message })
	}
}

// bound asks for a number that compares to limit in one of some ways, from least to most.
func (n Node) bound(keyword, words string, limit any, least, most int) Node {
	if order, ok := orderOf(n.value, limit); ok && (order < least || order > most) {
		n.problem(keyword, func() string {
			bound, _ := numberOf(limit)
			return "must be " + words + " " + bound.text()
		})
	}
	return n
}

// orderOf compares two numbers by value; ok is false where one is not a number.
func orderOf(value, limit any) (order int, ok bool) {
	if float, isFloat := limit.(float64); isFloat {
		if text, isText := value.(json.Number); isText {
			// Rounding to a float64 keeps the order, unless it makes the two equal.
			if rounded, err := strconv.ParseFloat(string(text), 64); err == nil && rounded != float {
				return cmp.Compare(rounded, float), true
			}
		}
	} else if b, isSmall := smallInteger(limit); isSmall {
		if a, isSmall := smallInteger(value); isSmall {
			return cmp.Compare(a, b), true
		}
	}
	a, ok := numberOf(value)
	if !ok {
		return 0, false
	}
	b, ok := numberOf(limit)
	return compare(a, b), ok
}

// smallInteger is the integer that a number is, where that is short and written as one: it is what most numbers are, and
// needs no decimals.
func smallInteger(value any) (small int64, ok bool) {
	switch value := value.(type) {
	case json.Number:
		digits, negative := strings.CutPrefix(string(value), "-")
		if len(digits) == 0 || len(digits) >= leading {
			return 0, false
		}
		for i := range len(digits) {
			if digits[i] < '0' || digits[i] > '9' {
				return 0, false
			}
			small = small*10 + int64(digits[i]-'0')
		}
		if negative {
			small = -small
		}
		return small, true
	case int:
		return int64(value), true
	case int64:
		return value, true
	default:
		return 0, false
	}
}

// Minimum asks for a number of at least limit: an int, int64, uint64, float64 or json.Number.
//
//go:noinline
func (n Node) Minimum(limit any) Node {
	return n.bound("minimum", "at least", limit, 0, 1)
}

// Maximum asks for a number of at most limit: an int, int64, uint64, float64 or json.Number.
//
//go:noinline
func (n Node) Maximum(limit any) Node {
	return n.bound("maximum", "at most", limit, -1, 0)
}

// ExclusiveMinimum asks for a number above limit: an int, int64, uint64, float64 or json.Number.
//
//go:noinline
func (n Node) ExclusiveMinimum(limit any) Node {
	return n.bound("exclusiveMinimum", "greater than", limit, 1, 1)
}

// ExclusiveMaximum asks for a number below limit: an int, int64, uint64, float64 or json.Number.
//
//go:noinline
func (n Node) ExclusiveMaximum(limit any) Node {
	return n.bound("exclusiveMaximum", "less than", limit, -1, -1)
}

// MultipleOf asks for a multiple of divisor: an int, int64, uint64, float64 or json.Number above 0.
func (n Node) MultipleOf(divisor any) Node {
	if x, ok := numberOf(n.value); ok {
		if by, _ := numberOf(divisor); !x.isMultipleOf(by) {
			n.problem("multipleOf", func() string { return "must be a multiple of " + by.text() })
		}
	}
	return n
}
