// Payload is what Run takes and gives.
type Payload struct {
	Country *string `json:"country,omitzero"`
	State   *string `json:"state,omitzero"`
	// Additional holds every other property.
	Additional map[string]any `json:"-"`
}

var payloadSchema = schema.Schema{
	schema.If{
		If: schema.Schema{
			schema.Required{"country"},
			schema.Properties{
				Named: []schema.Property{{Key: "country", Schema: schema.Schema{schema.Const{"US"}}}},
			},
		},
		Then: schema.Schema{schema.Required{"state"}},
	},
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
	o := n.Also(payloadSchema).Object()
	v.Country = schema.OptionalString(o.Get("country"))
	v.State = schema.OptionalString(o.Get("state"))
	v.Additional = o.Rest()
	return v
}
