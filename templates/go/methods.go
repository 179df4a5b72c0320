// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *{{ name }}) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := {{ decoder }}(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}
{% if marshal %}
// MarshalJSON encodes v.
func (v {{ name }}) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}
{% endif %}
// Validate checks what v is encoded as; an error is a *contract.Error.
func (v {{ name }}) Validate() error {
	document := schema.Written(v)
	{{ decoder }}(document)
	return document.Failure(&v)
}
