// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *{{ name }}) UnmarshalJSON(data []byte) error {
	return schema.Decode(schema.Parse(data), v, {{ decoder }})
}
{% if marshal %}
// MarshalJSON encodes v.
func (v {{ name }}) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}
{% endif %}
// Validate checks what v is encoded as; an error is a *contract.Error.
func (v {{ name }}) Validate() error {
	return schema.Decode(schema.Written(v), &v, {{ decoder }})
}
