// Payload is what Run takes and gives.
type Payload struct {
	Share *float64 `json:"share,omitzero"`
	Price *float64 `json:"price,omitzero"`
	Huge  *float64 `json:"huge,omitzero"`
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
	v.Share = schema.OptionalNumber(o.Get("share").Minimum(0).ExclusiveMaximum(1))
	v.Price = schema.OptionalNumber(o.Get("price").MultipleOf(0.01))
	v.Huge = schema.OptionalNumber(o.Get("huge").Maximum(1e+300))
	o.Closed()
	return v
}
