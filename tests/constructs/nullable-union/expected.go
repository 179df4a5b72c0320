// PayloadValue is part of Payload, at value.
//
// Its variants are [PayloadValueString] and [PayloadValueInteger].
type PayloadValue interface{ isPayloadValue() }

// PayloadValueString is the variant string of PayloadValue.
type PayloadValueString string

// PayloadValueInteger is the variant integer of PayloadValue.
type PayloadValueInteger int64

func (PayloadValueString) isPayloadValue() {}

func (PayloadValueInteger) isPayloadValue() {}

// UnmarshalPayloadValue decodes and checks a document; an error is a *contract.Error.
func UnmarshalPayloadValue(data []byte) (v PayloadValue, err error) {
	document := schema.Parse(data)
	v = decodePayloadValue(document)
	if err = document.Failure(&v); err != nil {
		return nil, err
	}
	return v, nil
}

// ValidatePayloadValue checks what v is encoded as; an error is a *contract.Error.
func ValidatePayloadValue(v PayloadValue) error {
	document := schema.Written(v)
	decodePayloadValue(document)
	return document.Failure(&v)
}

func decodePayloadValue(n schema.Node) PayloadValue {
	switch n.Kind("oneOf", "string", "integer") {
	case "string":
		return PayloadValueString(n.String())
	case "integer":
		return PayloadValueInteger(n.Integer())
	}
	return nil
}

// PayloadListItem is part of Payload, at list.item.
//
// Its variants are [PayloadListItemBoolean] and [PayloadListItemString].
type PayloadListItem interface{ isPayloadListItem() }

// PayloadListItemBoolean is the variant boolean of PayloadListItem.
type PayloadListItemBoolean bool

// PayloadListItemString is the variant string of PayloadListItem.
type PayloadListItemString string

func (PayloadListItemBoolean) isPayloadListItem() {}

func (PayloadListItemString) isPayloadListItem() {}

// UnmarshalPayloadListItem decodes and checks a document; an error is a *contract.Error.
func UnmarshalPayloadListItem(data []byte) (v PayloadListItem, err error) {
	document := schema.Parse(data)
	v = decodePayloadListItem(document)
	if err = document.Failure(&v); err != nil {
		return nil, err
	}
	return v, nil
}

// ValidatePayloadListItem checks what v is encoded as; an error is a *contract.Error.
func ValidatePayloadListItem(v PayloadListItem) error {
	document := schema.Written(v)
	decodePayloadListItem(document)
	return document.Failure(&v)
}

func decodePayloadListItem(n schema.Node) PayloadListItem {
	switch n.Kind("anyOf", "boolean", "string") {
	case "boolean":
		return PayloadListItemBoolean(n.Boolean())
	case "string":
		return PayloadListItemString(n.String())
	}
	return nil
}

// Payload is what Run takes and gives.
type Payload struct {
	Value PayloadValue      `json:"value"`
	List  []PayloadListItem `json:"list,omitzero"`
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
	v.Value = schema.OrNil(o.Required("value"), decodePayloadValue)
	v.List = schema.List(o.Get("list"), func(n schema.Node) PayloadListItem { return schema.OrNil(n, decodePayloadListItem) })
	o.Closed()
	return v
}
