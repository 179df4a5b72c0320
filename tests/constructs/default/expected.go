// Payload is what Run takes and gives.
type Payload struct {
	// The default is 3.
	Retries *int64  `json:"retries,omitzero"`
	Label   *string `json:"label,omitzero"`
}

// GetRetries returns Retries, or 3 where it is absent.
func (v Payload) GetRetries() int64 {
	if v.Retries != nil {
		return *v.Retries
	}
	return 3
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
	v.Retries = schema.OptionalInteger(o.Get("retries"))
	v.Label = schema.OptionalString(o.Get("label"))
	o.Closed()
	return v
}
