package schema

func (values Enum) validate(n Node, _ *evaluated) { n.Enum(values) }

func (values Const) validate(n Node, _ *evaluated) { n.Const(values) }

// Minimum asks for a number of at least Limit: an int, int64, uint64 or float64.
type Minimum struct{ Limit any }

func (k Minimum) validate(n Node, _ *evaluated) { n.Minimum(k.Limit) }

// Maximum asks for a number of at most Limit: an int, int64, uint64 or float64.
type Maximum struct{ Limit any }

func (k Maximum) validate(n Node, _ *evaluated) { n.Maximum(k.Limit) }

// ExclusiveMinimum asks for a number above Limit: an int, int64, uint64 or float64.
type ExclusiveMinimum struct{ Limit any }

func (k ExclusiveMinimum) validate(n Node, _ *evaluated) { n.ExclusiveMinimum(k.Limit) }

// ExclusiveMaximum asks for a number below Limit: an int, int64, uint64 or float64.
type ExclusiveMaximum struct{ Limit any }

func (k ExclusiveMaximum) validate(n Node, _ *evaluated) { n.ExclusiveMaximum(k.Limit) }

// MultipleOf asks for a multiple of Divisor: an int, int64, uint64 or float64 above 0.
type MultipleOf struct{ Divisor any }

func (k MultipleOf) validate(n Node, _ *evaluated) { n.MultipleOf(k.Divisor) }

// MinLength asks for so many code points.
type MinLength uint64

func (limit MinLength) validate(n Node, _ *evaluated) { n.MinLength(uint64(limit)) }

// MaxLength allows so many code points.
type MaxLength uint64

func (limit MaxLength) validate(n Node, _ *evaluated) { n.MaxLength(uint64(limit)) }

// Pattern asks for a match anywhere in a string.
type Pattern struct{ Regexp Expression }

func (k Pattern) validate(n Node, _ *evaluated) { n.Pattern(k.Regexp) }

func (format *Format) validate(n Node, _ *evaluated) { n.Format(format) }
