func {{ known }}(n schema.Node) {{ name }} {
	return schema.Once(n, {{ decoder }})
}
