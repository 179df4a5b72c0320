// Payload is what Run takes and gives.
type Payload struct {
	Matrix [][]int64             `json:"matrix,omitzero"`
	Tables []map[string]*float64 `json:"tables,omitzero"`
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
	v.Matrix = schema.List(o.Get("matrix"), func(n schema.Node) []int64 { return n.MinItems(2).IntegerList() })
	v.Tables = schema.List(o.Get("tables"), func(n schema.Node) map[string]*float64 { return schema.Map(n, schema.NullableNumber) })
	o.Closed()
	return v
}
