// Payload is what Run takes and gives.
type Payload struct {
	Item0 string `json:"-" value:"item"`
	Item1 int64  `json:"-" value:"item"`
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
	t := n.MinItems(2).Tuple()
	v.Item0 = t.Item(0).String()
	v.Item1 = t.Item(1).Integer()
	t.Closed(2)
	return v
}
