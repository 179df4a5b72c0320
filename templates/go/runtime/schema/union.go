package schema

import "slices"

// Tag returns the one of the values that a property has, which discriminates the variants of a union; nil where there is none.
func (n Node) Tag(keyword, key string, values ...any) any {
	members, ok := n.value.(map[string]any)
	if !ok {
		n.mistypedFor(keyword, "object")
		return nil
	}
	tag, ok := members[key]
	if !ok {
		n.problem(keyword, func() string { return mustHave(key) })
		return nil
	}
	for _, value := range values {
		if equal(tag, value) {
			return value
		}
	}
	at := Node{at: n.inside().member(key), value: tag, report: n.report}
	at.problem(keyword, func() string { return "must be " + choices(values, false) })
	return nil
}

// Kind returns the one of the types of JSON that the value has, which discriminates the variants of a union; nothing where it
// has none of them.
func (n Node) Kind(keyword string, types ...string) string {
	if n.isAbsent() {
		return ""
	}
	found := typeName(n.value)
	if slices.Contains(types, found) {
		return found
	}
	n.problem(keyword, func() string {
		if n.nullable {
			types = append(slices.Clip(types), "null")
		}
		return "must be " + alternatives(types)
	})
	return ""
}

// Try takes the value as the first variant that it fits. With oneOf it has to fit exactly one.
func (n Node) Try(keyword string, variants ...func(Node) any) any {
	if n.isAbsent() {
		return nil
	}
	fit, chosen := 0, 0
	var taken outcome
	for i, variant := range variants {
		found := n.attempt(variant)
		if !found.fits {
			continue
		}
		// With anyOf, a variant that can represent the value goes before one that can't.
		if fit++; fit == 1 || taken.unrepresentable && !found.unrepresentable {
			taken, chosen = found, i
		}
		if keyword == "anyOf" && !taken.unrepresentable || keyword == "oneOf" && fit > 1 && n.report.quiet {
			break
		}
	}
	switch {
	case fit == 0:
		n.fitsNone(keyword, len(variants))
		return nil
	case keyword == "oneOf" && fit > 1:
		n.fitsSeveral(len(variants), fit)
		return nil
	case taken.unrepresentable && n.report.quiet:
		n.report.unrepresentable = true
	case taken.unrepresentable:
		// This reports what can't be represented.
		return variants[chosen](n)
	}
	return taken.value
}
