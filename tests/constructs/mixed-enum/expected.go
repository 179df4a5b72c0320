// Payload is what Run takes and gives.
type Payload struct {
	Level contract.Optional[any] `json:"level,omitzero"`
	Shape contract.Optional[any] `json:"shape,omitzero"`
}

var payloadLevelValues = schema.Enum{"low", 1, true, nil}

var payloadShapeValues = schema.Enum{map[string]any{"a": 1}, []any{2}}

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
	v.Level = schema.OptionalNullableAny(o.Get("level").Enum(payloadLevelValues))
	v.Shape = schema.OptionalNullableAny(o.Get("shape").Enum(payloadShapeValues))
	o.Closed()
	return v
}
