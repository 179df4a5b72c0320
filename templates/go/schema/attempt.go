{{ header }}

package schema

// attempt looks at the node quietly, and tells whether there were no problems.
func (n Node) attempt(look func(Node)) bool {
	quiet := n.report
	if !quiet.quiet {
		if quiet.aside == nil {
			quiet.aside = &report{quiet: true}
		}
		quiet = quiet.aside
	}
	before := quiet.count
	quiet.count = 0
	look(Node{n.place, n.value, quiet})
	fits := quiet.count == 0
	quiet.count = before
	return fits
}
