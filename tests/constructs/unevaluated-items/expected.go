// Payload is what Run takes and gives.
type Payload struct {
	List *PayloadList `json:"list,omitzero"`
}

var payloadListSchema = schema.Schema{
	schema.Type{"array"},
	schema.AnyOf{
		{schema.Items{Prefix: []schema.Schema{{}, {schema.Type{"integer"}}}}},
		{schema.MaxItems(1)},
	},
	schema.Items{Prefix: []schema.Schema{{schema.Type{"string"}}}},
	schema.UnevaluatedItems{schema.Never{}},
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
	v.List = schema.Optional(o.Get("list").Fits(payloadListSchema), decodePayloadList)
	o.Closed()
	return v
}

// PayloadList is part of Payload, at list.
type PayloadList struct {
	Item0 *string `json:"-" value:"item" omit:"zero"`
	// Rest holds every further item.
	Rest []any `json:"-"`
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadList) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadList(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// MarshalJSON encodes v.
func (v PayloadList) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadList) Validate() error {
	document := schema.Written(v)
	decodePayloadList(document)
	return document.Failure(&v)
}

func decodePayloadList(n schema.Node) (v PayloadList) {
	t := n.Tuple()
	v.Item0 = schema.OptionalString(t.Item(0))
	v.Rest = schema.Further(t, 1, schema.Node.Any)
	return v
}
