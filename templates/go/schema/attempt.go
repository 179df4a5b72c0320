{{ header }}

package schema

import "reflect"

// attempt looks at the node quietly, and tells whether there were no problems.
func (n Node) attempt(look func(Node)) bool {
	if n.report.aside == nil {
		quiet := &log{quiet: true}
		quiet.aside = &report{log: quiet}
		n.report.aside = quiet.aside
	}
	quiet := n.report.aside
	before := quiet.count
	quiet.count = 0
	look(Node{n.at, n.value, quiet})
	fits := quiet.count == 0
	quiet.count = before
	return fits
}

// once asks a question of a container in attempts, and remembers the outcome: where several branches lead to the same
// question it would otherwise be asked twice as often at each level of a document.
func (n Node) once(by any, look func(Node) any) outcome {
	asked := question{by: by}
	switch value := n.value.(type) {
	case map[string]any:
		asked.container = reflect.ValueOf(value).Pointer()
	case []any:
		if len(value) > 0 {
			asked.container = reflect.ValueOf(value).Pointer()
		}
	}
	if found, ok := n.report.outcomes[asked]; ok && asked.container != 0 {
		return found
	}
	var found outcome
	found.fits = n.attempt(func(n Node) { found.value = look(n) })
	if asked.container != 0 {
		if n.report.outcomes == nil {
			n.report.outcomes = map[question]outcome{}
		}
		n.report.outcomes[asked] = found
	}
	return found
}
