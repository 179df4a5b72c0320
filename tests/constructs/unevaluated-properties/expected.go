// Payload is what Run takes and gives.
type Payload struct {
	A *string `json:"a,omitzero"`
	B *string `json:"b,omitzero"`
}

var payloadSchema = schema.Schema{
	schema.Type{"object"},
	schema.Properties{
		Named: []schema.Property{{Key: "a", Schema: schema.Schema{schema.Type{"string"}}}},
	},
	schema.AllOf{
		{
			schema.Properties{
				Named: []schema.Property{{Key: "b", Schema: schema.Schema{schema.Type{"string"}}}},
			},
		},
	},
	schema.UnevaluatedProperties{schema.Never{}},
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
	o := n.Fits(payloadSchema).Object()
	v.A = schema.OptionalString(o.Get("a"))
	v.B = schema.OptionalString(o.Get("b"))
	o.Closed()
	return v
}
