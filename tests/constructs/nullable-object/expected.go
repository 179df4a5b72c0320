// PayloadAddress is part of Payload, at address.
type PayloadAddress struct {
	City string `json:"city"`
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadAddress) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadAddress(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// MarshalJSON encodes v.
func (v PayloadAddress) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadAddress) Validate() error {
	document := schema.Written(v)
	decodePayloadAddress(document)
	return document.Failure(&v)
}

func decodePayloadAddress(n schema.Node) (v PayloadAddress) {
	o := n.Object()
	v.City = o.Required("city").String()
	o.Closed()
	return v
}

// PayloadMode is part of Payload, at mode.
type PayloadMode string

// The values of PayloadMode.
const (
	PayloadModeFast PayloadMode = "fast"
	PayloadModeSlow PayloadMode = "slow"
)

var payloadModeValues = []string{
	"fast",
	"slow",
}

// Valid reports whether v is one of the values of PayloadMode.
func (v PayloadMode) Valid() bool {
	return schema.IsMember(string(v), payloadModeValues)
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadMode) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadMode(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadMode) Validate() error {
	document := schema.Written(v)
	decodePayloadMode(document)
	return document.Failure(&v)
}

func decodePayloadMode(n schema.Node) PayloadMode {
	return PayloadMode(n.Member(payloadModeValues))
}

// Payload is what Run takes and gives.
type Payload struct {
	Address *PayloadAddress                `json:"address"`
	Mode    contract.Optional[PayloadMode] `json:"mode,omitzero"`
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
	v.Address = schema.Nullable(o.Required("address"), decodePayloadAddress)
	v.Mode = schema.OptionalNullable(o.Get("mode"), decodePayloadMode)
	o.Closed()
	return v
}
