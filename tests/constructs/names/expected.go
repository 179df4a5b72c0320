// Payload is what Run takes and gives.
type Payload struct {
	Type         *string `json:"type,omitzero"`
	N2fast       *string `json:"2fast,omitzero"`
	Grusse       *string `json:"grüße,omitzero"`
	ADashB       *string `json:"a-b,omitzero"`
	AUnderscoreB *string `json:"a_b,omitzero"`
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
	o := n.Object()
	v.Type = schema.OptionalString(o.Get("type"))
	v.N2fast = schema.OptionalString(o.Get("2fast"))
	v.Grusse = schema.OptionalString(o.Get("grüße"))
	v.ADashB = schema.OptionalString(o.Get("a-b"))
	v.AUnderscoreB = schema.OptionalString(o.Get("a_b"))
	v.Additional = o.Rest()
	return v
}
