package schema

import "reflect"

// recall attempts what was not attempted before.
func (n Node) recall(asked question, look func(Node) any) outcome {
	quiet := n.quietly()
	if found, ok := quiet.outcomes[asked]; ok {
		return found
	}
	found := n.attempt(look)
	if quiet.outcomes == nil {
		quiet.outcomes = map[question]outcome{}
	}
	quiet.outcomes[asked] = found
	return found
}

// identity is equal for two values where they are one value of a document, or are alike.
func identity(value any) any {
	switch value := value.(type) {
	case map[string]any:
		return reflect.ValueOf(value).UnsafePointer()
	case []any:
		if len(value) == 0 {
			return [0]any{}
		}
		return &value[0]
	default:
		return value
	}
}

// located is equal for two nodes where they are one value at one place. A container that has something in it is at one place alone,
// so its pointer, which is as long as it is deep, is not written out.
func (n Node) located() any {
	switch value := n.value.(type) {
	case map[string]any:
		return identity(value)
	case []any:
		if len(value) > 0 {
			return identity(value)
		}
	}
	return n.at.pointer()
}

// Once reads a value as a type that several ways lead to. What attempts find out about a value is found once.
func Once[T any](n Node, decode func(Node) T) T {
	if n.isAbsent() || !n.report.quiet {
		return decode(n)
	}
	asked := question{by: (*T)(nil), value: identity(n.value), settled: n.report.settled}
	found := n.recall(asked, func(quiet Node) any {
		quiet.report = n.report
		return decode(quiet)
	})
	if !found.fits {
		n.report.count++
	}
	if found.unrepresentable {
		n.report.unrepresentable = true
	}
	value, _ := found.value.(T)
	return value
}
