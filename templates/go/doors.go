// {{ unmarshal }} decodes and checks a document; an error is a *contract.Error.
func {{ unmarshal }}(data []byte) (v {{ name }}, err error) {
	document := schema.Parse(data)
	v = {{ value }}
	if err = document.Failure(&v); err != nil {
		return nil, err
	}
	return v, nil
}

// {{ validate }} checks what v is encoded as; an error is a *contract.Error.
func {{ validate }}(v {{ name }}) error {
	document := schema.Written(v)
	{{ value }}
	return document.Failure(&v)
}