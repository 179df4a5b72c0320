// PayloadAddOp is part of Payload, at add.op.
type PayloadAddOp string

// The values of PayloadAddOp.
const (
	PayloadAddOpAdd PayloadAddOp = "add"
)

var payloadAddOpValues = []string{
	"add",
}

// Valid tells whether v is one of the values of PayloadAddOp.
func (v PayloadAddOp) Valid() bool {
	return schema.IsMember(string(v), payloadAddOpValues)
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadAddOp) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadAddOp(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadAddOp) Validate() error {
	document := schema.Written(v)
	decodePayloadAddOp(document)
	return document.Failure(&v)
}

func decodePayloadAddOp(n schema.Node) PayloadAddOp {
	return PayloadAddOp(n.Constant(payloadAddOpValues))
}

// PayloadAdd is part of Payload, at add.
type PayloadAdd struct {
	Op    PayloadAddOp `json:"op"`
	Value float64      `json:"value"`
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadAdd) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadAdd(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// MarshalJSON encodes v.
func (v PayloadAdd) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadAdd) Validate() error {
	document := schema.Written(v)
	decodePayloadAdd(document)
	return document.Failure(&v)
}

func decodePayloadAdd(n schema.Node) (v PayloadAdd) {
	o := n.Object()
	v.Op = decodePayloadAddOp(o.Required("op"))
	v.Value = o.Required("value").Number()
	o.Closed()
	return v
}

// PayloadClearOp is part of Payload, at clear.op.
type PayloadClearOp string

// The values of PayloadClearOp.
const (
	PayloadClearOpClear PayloadClearOp = "clear"
)

var payloadClearOpValues = []string{
	"clear",
}

// Valid tells whether v is one of the values of PayloadClearOp.
func (v PayloadClearOp) Valid() bool {
	return schema.IsMember(string(v), payloadClearOpValues)
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadClearOp) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadClearOp(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadClearOp) Validate() error {
	document := schema.Written(v)
	decodePayloadClearOp(document)
	return document.Failure(&v)
}

func decodePayloadClearOp(n schema.Node) PayloadClearOp {
	return PayloadClearOp(n.Constant(payloadClearOpValues))
}

// PayloadClear is part of Payload, at clear.
type PayloadClear struct {
	Op PayloadClearOp `json:"op"`
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadClear) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadClear(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// MarshalJSON encodes v.
func (v PayloadClear) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadClear) Validate() error {
	document := schema.Written(v)
	decodePayloadClear(document)
	return document.Failure(&v)
}

func decodePayloadClear(n schema.Node) (v PayloadClear) {
	o := n.Object()
	v.Op = decodePayloadClearOp(o.Required("op"))
	o.Closed()
	return v
}

// Payload is what Run takes and what Run gives.
//
// Its variants are [PayloadAdd] and [PayloadClear].
type Payload interface{ isPayload() }

func (PayloadAdd) isPayload() {}

func (PayloadClear) isPayload() {}

// UnmarshalPayload decodes and checks a document; an error is a *contract.Error.
func UnmarshalPayload(data []byte) (v Payload, err error) {
	document := schema.Parse(data)
	v = decodePayload(document)
	if err = document.Failure(&v); err != nil {
		return nil, err
	}
	return v, nil
}

// ValidatePayload checks what v is encoded as; an error is a *contract.Error.
func ValidatePayload(v Payload) error {
	document := schema.Written(v)
	decodePayload(document)
	return document.Failure(&v)
}

func decodePayload(n schema.Node) Payload {
	switch n.Tag("oneOf", "op", "add", "clear") {
	case "add":
		return decodePayloadAdd(n)
	case "clear":
		return decodePayloadClear(n)
	}
	return nil
}
