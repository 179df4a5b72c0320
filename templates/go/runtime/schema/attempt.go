package schema

// quietly is where attempts count the problems of a document.
func (n Node) quietly() *report {
	if n.report.aside == nil {
		quiet := &log{quiet: true}
		quiet.aside = &report{log: quiet}
		n.report.aside = quiet.aside
	}
	return n.report.aside
}

// attempt looks at the node quietly.
func (n Node) attempt(look func(Node) any) outcome {
	quiet := n.quietly()
	count, unrepresentable := quiet.count, quiet.unrepresentable
	quiet.count, quiet.unrepresentable = 0, false
	value := look(Node{at: n.at, value: n.value, report: quiet})
	found := outcome{value, quiet.count == 0, quiet.unrepresentable}
	quiet.count, quiet.unrepresentable = count, unrepresentable
	return found
}
