// PayloadOption1 is the variant option 1 of Payload.
type PayloadOption1 struct {
	A string `json:"a"`
	// Additional holds every other property.
	Additional map[string]any `json:"-"`
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadOption1) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadOption1(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// MarshalJSON encodes v.
func (v PayloadOption1) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadOption1) Validate() error {
	document := schema.Written(v)
	decodePayloadOption1(document)
	return document.Failure(&v)
}

func decodePayloadOption1(n schema.Node) (v PayloadOption1) {
	o := n.Object()
	v.A = o.Required("a").String()
	v.Additional = o.Rest()
	return v
}

// PayloadOption2 is the variant option 2 of Payload.
type PayloadOption2 struct {
	B string `json:"b"`
	// Additional holds every other property.
	Additional map[string]any `json:"-"`
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadOption2) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadOption2(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// MarshalJSON encodes v.
func (v PayloadOption2) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadOption2) Validate() error {
	document := schema.Written(v)
	decodePayloadOption2(document)
	return document.Failure(&v)
}

func decodePayloadOption2(n schema.Node) (v PayloadOption2) {
	o := n.Object()
	v.B = o.Required("b").String()
	v.Additional = o.Rest()
	return v
}

// Payload is what Run takes and gives.
//
// Its variants are [PayloadOption1] and [PayloadOption2].
type Payload interface{ isPayload() }

func (PayloadOption1) isPayload() {}

func (PayloadOption2) isPayload() {}

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
	v, _ := n.Try(
		"anyOf",
		func(n schema.Node) any { return decodePayloadOption1(n) },
		func(n schema.Node) any { return decodePayloadOption2(n) },
	).(Payload)
	return v
}
