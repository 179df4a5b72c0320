if {{ condition }} {
		o.Broken({{ clause }}, {{ field }}, {{ message }})
	}
