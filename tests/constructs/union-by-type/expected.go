// Payload is what Run takes and gives.
//
// Its variants are [PayloadString], [PayloadInteger] and [PayloadArray].
type Payload interface{ isPayload() }

// PayloadString is the variant string of Payload.
type PayloadString string

// PayloadInteger is the variant integer of Payload.
type PayloadInteger int64

// PayloadArray is the variant array of Payload.
type PayloadArray []string

// MarshalJSON encodes v.
func (v PayloadArray) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

func (PayloadString) isPayload() {}

func (PayloadInteger) isPayload() {}

func (PayloadArray) isPayload() {}

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
	switch n.Kind("oneOf", "string", "integer", "array") {
	case "string":
		return PayloadString(n.String())
	case "integer":
		return PayloadInteger(n.Integer())
	case "array":
		return PayloadArray(n.StringList())
	}
	return nil
}
