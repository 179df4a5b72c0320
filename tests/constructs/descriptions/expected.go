// Payload is what Run takes and gives.
//
// It ends a comment: */ and goes on.
//
// code
//
//   - a list with [a link] and <html>
type Payload struct {
	// A reserved word.
	//
	// Deprecated: its schema marks it so.
	Type *string `json:"type,omitzero"`
	// Not ASCII.
	Grosse *string `json:"größe,omitzero"`
	// A digit first.
	N3d *bool `json:"3d,omitzero"`
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
	v.Grosse = schema.OptionalString(o.Get("größe"))
	v.N3d = schema.OptionalBoolean(o.Get("3d"))
	o.Closed()
	return v
}
