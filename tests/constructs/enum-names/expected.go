// PayloadOperator is part of Payload, at operator.
type PayloadOperator string

// The values of PayloadOperator.
const (
	PayloadOperatorEqual        PayloadOperator = "="
	PayloadOperatorRoughlyEqual PayloadOperator = "~="
)

var payloadOperatorValues = []string{
	"=",
	"~=",
}

// Valid reports whether v is one of the values of PayloadOperator.
func (v PayloadOperator) Valid() bool {
	return schema.IsMember(string(v), payloadOperatorValues)
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadOperator) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadOperator(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadOperator) Validate() error {
	document := schema.Written(v)
	decodePayloadOperator(document)
	return document.Failure(&v)
}

func decodePayloadOperator(n schema.Node) PayloadOperator {
	return PayloadOperator(n.Member(payloadOperatorValues))
}

// Payload is what Run takes and gives.
type Payload struct {
	// The default is "=".
	Operator *PayloadOperator       `json:"operator,omitzero"`
	Level    contract.Optional[int] `json:"level,omitzero"`
}

var payloadLevelValues = schema.Enum{0, 1, nil}

// GetOperator returns Operator, or "=" where it is absent.
func (v Payload) GetOperator() PayloadOperator {
	if v.Operator != nil {
		return *v.Operator
	}
	return "="
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
	v.Operator = schema.Optional(o.Get("operator"), decodePayloadOperator)
	v.Level = schema.OptionalNullableInt(o.Get("level").Enum(payloadLevelValues))
	o.Closed()
	return v
}
