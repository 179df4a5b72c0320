// Payload is what Run takes and gives.
type Payload struct {
	Unsigned *uint64 `json:"unsigned,omitzero"`
	Signed   *int64  `json:"signed,omitzero"`
	Beyond   *int64  `json:"beyond,omitzero"`
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
	v.Unsigned = schema.OptionalUnsigned(o.Get("unsigned").Minimum(0))
	v.Signed = schema.OptionalInteger(o.Get("signed"))
	v.Beyond = schema.OptionalInteger(o.Get("beyond").Maximum(int64(9007199254740993)))
	o.Closed()
	return v
}
