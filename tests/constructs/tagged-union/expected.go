// PayloadAdd is the variant add of Payload.
type PayloadAdd struct {
	// The property op is always "add".
	_     struct{} `key:"op" const:"\"add\""`
	Value float64  `json:"value"`
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
	o.Constant("op", "add")
	v.Value = o.Required("value").Number()
	o.Closed()
	return v
}

// PayloadClear is the variant clear of Payload.
type PayloadClear struct {
	// The property op is always "clear".
	_ struct{} `key:"op" const:"\"clear\""`
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
	o.Constant("op", "clear")
	o.Closed()
	return v
}

// Payload is what Run takes and gives.
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
