// PayloadEventStart is the variant start of PayloadEvent.
type PayloadEventStart struct {
	// The property kind is always "start".
	_  struct{} `key:"kind" const:"\"start\""`
	At string   `json:"at"`
	// Additional holds every other property.
	Additional map[string]any `json:"-"`
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadEventStart) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadEventStart(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// MarshalJSON encodes v.
func (v PayloadEventStart) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadEventStart) Validate() error {
	document := schema.Written(v)
	decodePayloadEventStart(document)
	return document.Failure(&v)
}

func decodePayloadEventStart(n schema.Node) (v PayloadEventStart) {
	o := n.Object()
	o.Constant("kind", "start")
	v.At = o.Required("at").Format(schema.DateTime).String()
	v.Additional = o.Rest()
	return v
}

// PayloadEventEnd is the variant end of PayloadEvent.
type PayloadEventEnd struct {
	// The property kind is always "end".
	_    struct{} `key:"kind" const:"\"end\""`
	Code int64    `json:"code"`
	At   string   `json:"at"`
	// Additional holds every other property.
	Additional map[string]any `json:"-"`
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadEventEnd) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadEventEnd(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// MarshalJSON encodes v.
func (v PayloadEventEnd) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadEventEnd) Validate() error {
	document := schema.Written(v)
	decodePayloadEventEnd(document)
	return document.Failure(&v)
}

func decodePayloadEventEnd(n schema.Node) (v PayloadEventEnd) {
	o := n.Object()
	o.Constant("kind", "end")
	v.Code = o.Required("code").Integer()
	v.At = o.Required("at").Format(schema.DateTime).String()
	v.Additional = o.Rest()
	return v
}

// PayloadEvent is part of Payload, at event.
//
// Its variants are [PayloadEventStart] and [PayloadEventEnd].
type PayloadEvent interface{ isPayloadEvent() }

func (PayloadEventStart) isPayloadEvent() {}

func (PayloadEventEnd) isPayloadEvent() {}

// UnmarshalPayloadEvent decodes and checks a document; an error is a *contract.Error.
func UnmarshalPayloadEvent(data []byte) (v PayloadEvent, err error) {
	document := schema.Parse(data)
	v = decodePayloadEvent(document)
	if err = document.Failure(&v); err != nil {
		return nil, err
	}
	return v, nil
}

// ValidatePayloadEvent checks what v is encoded as; an error is a *contract.Error.
func ValidatePayloadEvent(v PayloadEvent) error {
	document := schema.Written(v)
	decodePayloadEvent(document)
	return document.Failure(&v)
}

func decodePayloadEvent(n schema.Node) PayloadEvent {
	switch n.Tag("oneOf", "kind", "start", "end") {
	case "start":
		return decodePayloadEventStart(n)
	case "end":
		return decodePayloadEventEnd(n)
	}
	return nil
}

// Payload is what Run takes and gives.
type Payload struct {
	ID    *string      `json:"id,omitzero"`
	Event PayloadEvent `json:"event,omitzero"`
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
	v.ID = schema.OptionalString(o.Get("id"))
	v.Event = decodePayloadEvent(o.Get("event"))
	o.Closed()
	return v
}
