// Payload is what Run takes and gives.
type Payload struct {
	Code string  `json:"code"`
	Name *string `json:"name,omitzero"`
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *Payload) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayload(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// MarshalJSON encodes v.
func (v Payload) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v Payload) Validate() error {
	document := schema.Written(v)
	decodePayload(document)
	return document.Failure(&v)
}

func decodePayload(n schema.Node) (v Payload) {
	o := n.Object()
	v.Code = o.Required("code").MinLength(2).MaxLength(4).String()
	v.Name = schema.OptionalString(o.Get("name").MinLength(1))
	o.Closed()
	return v
}
