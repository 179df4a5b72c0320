// {{ unmarshal }} decodes and checks a document; an error is a *contract.Error.
func {{ unmarshal }}(data []byte) (v {{ name }}, err error) {
	err = schema.Decode(schema.Parse(data), &v, {{ decoder }})
	return v, err
}

// {{ validate }} checks what v is encoded as; an error is a *contract.Error.
func {{ validate }}(v {{ name }}) error {
	return schema.Decode(schema.Written(v), &v, {{ decoder }})
}