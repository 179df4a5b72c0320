// Payload is what Run takes and gives.
type Payload struct {
	Labels map[string]string `json:"labels,omitzero"`
	// Additional holds every other property.
	Additional map[string]any `json:"-"`
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
	o := n.MinProperties(1).Object()
	v.Labels = o.Get("labels").MinProperties(1).MaxProperties(3).StringMap()
	v.Additional = o.Rest()
	return v
}
