// PayloadRetry is part of Payload, at retry.
type PayloadRetry struct {
	// The default is 3.
	Times *int64 `json:"times,omitzero"`
	// The default is 0.5.
	After *float64 `json:"after,omitzero"`
}

// GetTimes returns Times, or 3 where it is absent.
func (v PayloadRetry) GetTimes() int64 {
	if v.Times != nil {
		return *v.Times
	}
	return 3
}

// GetAfter returns After, or 0.5 where it is absent.
func (v PayloadRetry) GetAfter() float64 {
	if v.After != nil {
		return *v.After
	}
	return 0.5
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *PayloadRetry) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodePayloadRetry(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// MarshalJSON encodes v.
func (v PayloadRetry) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v PayloadRetry) Validate() error {
	document := schema.Written(v)
	decodePayloadRetry(document)
	return document.Failure(&v)
}

func decodePayloadRetry(n schema.Node) (v PayloadRetry) {
	o := n.Object()
	v.Times = schema.OptionalInteger(o.Get("times"))
	v.After = schema.OptionalNumber(o.Get("after"))
	o.Closed()
	return v
}

// Payload is what Run takes and gives.
type Payload struct {
	// The default is {"times":1}.
	Retry *PayloadRetry `json:"retry,omitzero"`
	// The default is ["a","b"].
	Tags []string `json:"tags,omitzero"`
}

// GetRetry returns Retry, or its default where it is absent.
func (v Payload) GetRetry() PayloadRetry {
	if v.Retry != nil {
		return *v.Retry
	}
	return decodePayloadRetry(schema.Parsed(map[string]any{"times": json.Number("1")}))
}

// GetTags returns Tags, or its default where it is absent.
func (v Payload) GetTags() []string {
	if v.Tags != nil {
		return v.Tags
	}
	return schema.Parsed([]any{"a", "b"}).StringList()
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
	v.Retry = schema.Optional(o.Get("retry"), decodePayloadRetry)
	v.Tags = o.Get("tags").StringList()
	o.Closed()
	return v
}
