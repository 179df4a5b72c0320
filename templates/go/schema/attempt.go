{{ header }}

package schema

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
