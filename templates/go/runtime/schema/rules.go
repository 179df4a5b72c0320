package schema

import "slices"

// Schema is a JSON Schema: all that its keywords ask. Without any, every value fits. It says what no type can say.
type Schema []Keyword

// Keyword is one keyword of a schema.
type Keyword interface {
	// validate reports what is wrong with a value, and remembers what it has looked at for the unevaluated keywords, where
	// there are any.
	validate(n Node, seen *evaluated)
}

// Also asks for a schema besides.
func (n Node) Also(schema Schema) Node {
	if !n.isAbsent() && !n.report.settled {
		schema.check(n, nil)
	}
	return n
}

// Fits asks for a schema that says all there is to say, so that no other one is asked about what the value holds. What does
// not fit is absent from then on, so that nothing else is reported of it.
func (n Node) Fits(schema Schema) Node {
	if n.isAbsent() || n.report.settled {
		return n
	}
	if !schema.check(n, nil) {
		n.value = absent{}
		return n
	}
	if n.report.within == nil {
		n.report.within = &report{n.report.log, true}
	}
	n.report = n.report.within
	return n
}

// NullFits asks null for a schema, and leaves other values to what decodes them.
func (n Node) NullFits(schema Schema) Node {
	if n.value == nil {
		return n.Fits(schema)
	}
	return n
}

// check holds a value against a schema, and reports whether it fits. What it has looked at counts in any case: where the
// value has to fit, it is wrong as a whole if it does not, and nothing is to be reported of its good parts.
func (s Schema) check(n Node, seen *evaluated) bool {
	around := seen
	if s.asksForTheRest() {
		seen = &evaluated{}
	}
	before := n.report.count
	for _, keyword := range s {
		if n.report.spent() {
			return false
		}
		keyword.validate(n, seen)
	}
	if around != seen {
		around.add(seen)
	}
	return n.report.count == before
}

// asksForTheRest reports whether there is an unevaluated keyword: they come last.
func (s Schema) asksForTheRest() bool {
	if len(s) == 0 {
		return false
	}
	switch s[len(s)-1].(type) {
	case UnevaluatedItems, UnevaluatedProperties:
		return true
	default:
		return false
	}
}

// accepts reports whether a value fits, and reports nothing. What the schema has looked at counts only where it fits.
func (s Schema) accepts(n Node, seen *evaluated) bool {
	var before evaluated
	if seen != nil {
		before = *seen
	}
	fits := n.attempt(func(n Node) any { return s.check(n, seen) }).fits
	if !fits && seen != nil {
		*seen = before
	}
	return fits
}

// isNever reports whether this is the schema false.
func (s Schema) isNever() bool {
	if len(s) != 1 {
		return false
	}
	_, never := s[0].(Never)
	return never
}

// Never is the schema false.
type Never struct{}

func (Never) validate(n Node, _ *evaluated) { n.Never() }

// Type asks for one of the types of JSON.
type Type []string

func (types Type) validate(n Node, _ *evaluated) {
	found := typeName(n.value)
	if !slices.Contains(types, found) && (found != "integer" || !slices.Contains(types, "number")) {
		n.problem("type", func() string { return "must be " + alternatives(types) })
	}
}

// Ref asks for another schema.
type Ref Schema

func (s Ref) validate(n Node, seen *evaluated) { Schema(s).check(n, seen) }

// Recursion asks for a schema that leads back to itself; it is set when the program starts.
type Recursion struct{ Schema Schema }

func (s *Recursion) validate(n Node, seen *evaluated) { s.Schema.check(n, seen) }

// AllOf asks for every schema.
type AllOf []Schema

func (schemas AllOf) validate(n Node, seen *evaluated) {
	for _, schema := range schemas {
		schema.check(n, seen)
	}
}

// AnyOf asks for at least one of the schemas.
type AnyOf []Schema

func (schemas AnyOf) validate(n Node, seen *evaluated) {
	fits := false
	for _, schema := range schemas {
		// Where somebody asks what was looked at, every schema that fits counts.
		if fits = schema.accepts(n, seen) || fits; fits && seen == nil {
			return
		}
	}
	if !fits {
		n.fitsNone("anyOf", len(schemas))
	}
}

// OneOf asks for exactly one of the schemas.
type OneOf []Schema

func (schemas OneOf) validate(n Node, seen *evaluated) {
	fit := 0
	for _, schema := range schemas {
		if schema.accepts(n, seen) {
			fit++
		}
		if fit > 1 && n.report.quiet {
			break
		}
	}
	switch {
	case fit == 0:
		n.fitsNone("oneOf", len(schemas))
	case fit > 1:
		n.fitsSeveral(len(schemas), fit)
	}
}

// Not asks that a schema does not fit.
type Not Schema

func (s Not) validate(n Node, _ *evaluated) {
	if Schema(s).accepts(n, nil) {
		n.problem("not", func() string { return "must not fit the schema that is excluded" })
	}
}

// If asks for Then where a schema fits, and for Else where it does not.
type If struct{ If, Then, Else Schema }

func (k If) validate(n Node, seen *evaluated) {
	next := k.Else
	if k.If.accepts(n, seen) {
		next = k.Then
	}
	next.check(n, seen)
}
