// PayloadOperator is part of Payload, at operator.
type PayloadOperator string

// The values of PayloadOperator.
const (
	PayloadOperatorEq     PayloadOperator = "="
	PayloadOperatorNe     PayloadOperator = "!="
	PayloadOperatorLt     PayloadOperator = "<"
	PayloadOperatorLe     PayloadOperator = "<="
	PayloadOperatorGt     PayloadOperator = ">"
	PayloadOperatorGe     PayloadOperator = ">="
	PayloadOperatorPlus   PayloadOperator = "+"
	PayloadOperatorMinus  PayloadOperator = "-"
	PayloadOperatorStar   PayloadOperator = "*"
	PayloadOperatorArrow  PayloadOperator = "->"
	PayloadOperatorAnd    PayloadOperator = "&&"
	PayloadOperatorEmpty  PayloadOperator = ""
	PayloadOperatorSpace  PayloadOperator = " "
	PayloadOperatorMinus1 PayloadOperator = "-1"
	PayloadOperatorIn     PayloadOperator = "in"
)

var payloadOperatorValues = []string{
	"=",
	"!=",
	"<",
	"<=",
	">",
	">=",
	"+",
	"-",
	"*",
	"->",
	"&&",
	"",
	" ",
	"-1",
	"in",
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

// PayloadClose is part of Payload, at close.
type PayloadClose string

// The values of PayloadClose.
const (
	PayloadCloseEquals     PayloadClose = "="
	PayloadCloseEq         PayloadClose = "eq"
	PayloadCloseU2264      PayloadClose = "≤"
	PayloadCloseLessEquals PayloadClose = "<="
)

var payloadCloseValues = []string{
	"=",
	"eq",
	"≤",
	"<=",
}

// Valid reports whether v is one of the values of PayloadClose.
func (v PayloadClose) Valid() bool {
	return schema.IsMember(string(v), payloadCloseValues)
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadClose) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadClose(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadClose) Validate() error {
	document := schema.Written(v)
	decodePayloadClose(document)
	return document.Failure(&v)
}

func decodePayloadClose(n schema.Node) PayloadClose {
	return PayloadClose(n.Member(payloadCloseValues))
}

// Payload is what Run takes and gives.
type Payload struct {
	Operator *PayloadOperator       `json:"operator,omitzero"`
	Close    *PayloadClose          `json:"close,omitzero"`
	Mixed    contract.Optional[any] `json:"mixed,omitzero"`
}

var payloadMixedValues = schema.Enum{"<=", -1, 1.5}

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
	v.Close = schema.Optional(o.Get("close"), decodePayloadClose)
	v.Mixed = schema.OptionalNullableAny(o.Get("mixed").Enum(payloadMixedValues))
	o.Closed()
	return v
}
