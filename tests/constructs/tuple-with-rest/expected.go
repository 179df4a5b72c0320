// PayloadPathItem1 is part of Payload, at path.item 1.
type PayloadPathItem1 string

// The values of PayloadPathItem1.
const (
	PayloadPathItem1M PayloadPathItem1 = "M"
)

var payloadPathItem1Values = []string{
	"M",
}

// Valid reports whether v is one of the values of PayloadPathItem1.
func (v PayloadPathItem1) Valid() bool {
	return schema.IsMember(string(v), payloadPathItem1Values)
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadPathItem1) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadPathItem1(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadPathItem1) Validate() error {
	document := schema.Written(v)
	decodePayloadPathItem1(document)
	return document.Failure(&v)
}

func decodePayloadPathItem1(n schema.Node) PayloadPathItem1 {
	return PayloadPathItem1(n.Constant(payloadPathItem1Values))
}

// Payload is what Run takes and gives.
type Payload struct {
	Path *PayloadPath `json:"path,omitzero"`
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
	v.Path = schema.Optional(o.Get("path"), decodePayloadPath)
	o.Closed()
	return v
}

// PayloadPath is part of Payload, at path.
type PayloadPath struct {
	Item0 PayloadPathItem1 `json:"-" value:"item"`
	Item1 float64          `json:"-" value:"item"`
	// Rest holds every further item.
	Rest []float64 `json:"-"`
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadPath) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadPath(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// MarshalJSON encodes v.
func (v PayloadPath) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadPath) Validate() error {
	document := schema.Written(v)
	decodePayloadPath(document)
	return document.Failure(&v)
}

func decodePayloadPath(n schema.Node) (v PayloadPath) {
	t := n.MinItems(2).MaxItems(5).Tuple()
	v.Item0 = decodePayloadPathItem1(t.Item(0))
	v.Item1 = t.Item(1).Number()
	v.Rest = schema.Further(t, 2, schema.Node.Number)
	return v
}
