// PayloadKind is part of Payload, at kind.
type PayloadKind string

// The values of PayloadKind.
const (
	PayloadKindPoint PayloadKind = "point"
)

var payloadKindValues = []string{
	"point",
}

// Valid tells whether v is one of the values of PayloadKind.
func (v PayloadKind) Valid() bool {
	return schema.IsMember(string(v), payloadKindValues)
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadKind) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadKind(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadKind) Validate() error {
	document := schema.Written(v)
	decodePayloadKind(document)
	return document.Failure(&v)
}

func decodePayloadKind(n schema.Node) PayloadKind {
	return PayloadKind(n.Constant(payloadKindValues))
}

// Payload is what Run takes and what Run gives.
type Payload struct {
	Version int64       `json:"version"`
	Kind    PayloadKind `json:"kind"`
	// Additional holds every other property.
	Additional map[string]any `json:"-"`
}

var payloadVersionValues = schema.Const{1}

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
	v.Version = o.Required("version").Const(payloadVersionValues).Integer()
	v.Kind = decodePayloadKind(o.Required("kind"))
	v.Additional = schema.AnyRest(o, schema.Node.Any)
	return v
}
