// Name is a definition of the kind.
type Name string

var namePattern = regexp.MustCompile(`^[a-z]+$`)

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *Name) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodeName(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v Name) Validate() error {
	document := schema.Written(v)
	decodeName(document)
	return document.Failure(&v)
}

func decodeName(n schema.Node) Name {
	return Name(n.Pattern(namePattern).String())
}

// Payload is what Run takes and gives.
type Payload struct {
	Short *Name `json:"short,omitzero"`
}

var payloadShortSchema = schema.Schema{schema.MaxLength(8)}

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
	v.Short = schema.Optional(o.Get("short").Also(payloadShortSchema), decodeName)
	o.Closed()
	return v
}
