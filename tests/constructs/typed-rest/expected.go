// Payload is what Run takes and gives.
type Payload struct {
	ID string `json:"id"`
	// Additional holds every other property.
	Additional map[string]uint64 `json:"-"`
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
	v.ID = o.Required("id").String()
	v.Additional = schema.Rest(o, func(n schema.Node) uint64 { return n.Minimum(0).Unsigned() })
	return v
}
