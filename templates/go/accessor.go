// {{ name }} gives {{ field }}, or its default where it is absent.
func (v {{ holder }}) {{ name }}() {{ ty }} {
	if {{ is_there }} {
		return {{ value }}
	}
	return {{ default }}
}
