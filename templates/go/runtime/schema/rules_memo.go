package schema

// Memo asks for a schema that several ways lead to. What it finds out about a value is found once, and reported once.
type Memo struct{ Schema Schema }

func (s *Memo) validate(n Node, seen *evaluated) {
	asked := question{by: s, value: identity(n.value), traced: seen != nil}
	found := n.recall(asked, func(n Node) any {
		looked := seen.another()
		s.Schema.check(n, looked)
		return looked
	})
	switch {
	case found.fits:
		seen.add(found.value.(*evaluated))
	case n.report.quiet:
		n.report.count++
	default:
		seen.add(s.report(n))
	}
}

// report reports what is wrong with a value, unless that is done, and gives what was looked at.
func (s *Memo) report(n Node) *evaluated {
	failed := failure{by: s, at: n.located()}
	if known, ok := n.report.failures[failed].(*evaluated); ok {
		n.report.count++
		return known
	}
	looked := &evaluated{}
	s.Schema.check(n, looked)
	if n.report.failures == nil {
		n.report.failures = map[failure]any{}
	}
	n.report.failures[failed] = looked
	return looked
}
