// PayloadCard is the variant card of Payload.
type PayloadCard struct {
	// The property method is always "card".
	_ struct{} `key:"method" const:"\"card\""`
	// The property version is always "1".
	_      struct{} `key:"version" const:"\"1\""`
	Number string   `json:"number"`
	// Additional holds every other property.
	Additional map[string]any `json:"-"`
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadCard) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadCard(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// MarshalJSON encodes v.
func (v PayloadCard) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadCard) Validate() error {
	document := schema.Written(v)
	decodePayloadCard(document)
	return document.Failure(&v)
}

func decodePayloadCard(n schema.Node) (v PayloadCard) {
	o := n.Object()
	o.Constant("method", "card")
	o.Constant("version", "1")
	v.Number = o.Required("number").String()
	v.Additional = o.Rest()
	return v
}

// PayloadSepa is the variant sepa of Payload.
type PayloadSepa struct {
	// The property method is always "sepa".
	_ struct{} `key:"method" const:"\"sepa\""`
	// The property version is always "1".
	_    struct{} `key:"version" const:"\"1\""`
	Iban string   `json:"iban"`
	// Additional holds every other property.
	Additional map[string]any `json:"-"`
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadSepa) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadSepa(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// MarshalJSON encodes v.
func (v PayloadSepa) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadSepa) Validate() error {
	document := schema.Written(v)
	decodePayloadSepa(document)
	return document.Failure(&v)
}

func decodePayloadSepa(n schema.Node) (v PayloadSepa) {
	o := n.Object()
	o.Constant("method", "sepa")
	o.Constant("version", "1")
	v.Iban = o.Required("iban").String()
	v.Additional = o.Rest()
	return v
}

// PayloadToken is the variant token of Payload.
//
// token
type PayloadToken struct {
	Token string `json:"token"`
	// Additional holds every other property.
	Additional map[string]any `json:"-"`
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadToken) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadToken(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// MarshalJSON encodes v.
func (v PayloadToken) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadToken) Validate() error {
	document := schema.Written(v)
	decodePayloadToken(document)
	return document.Failure(&v)
}

func decodePayloadToken(n schema.Node) (v PayloadToken) {
	o := n.Object()
	v.Token = o.Required("token").String()
	v.Additional = o.Rest()
	return v
}

// Payload is what Run takes and gives.
//
// Its variants are [PayloadCard], [PayloadSepa], [PayloadToken] and [PayloadString].
type Payload interface{ isPayload() }

// PayloadString is the variant string of Payload.
type PayloadString string

func (PayloadCard) isPayload() {}

func (PayloadSepa) isPayload() {}

func (PayloadToken) isPayload() {}

func (PayloadString) isPayload() {}

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
		"oneOf",
		func(n schema.Node) any { return decodePayloadCard(n) },
		func(n schema.Node) any { return decodePayloadSepa(n) },
		func(n schema.Node) any { return decodePayloadToken(n) },
		func(n schema.Node) any { return PayloadString(n.String()) },
	).(Payload)
	return v
}
