// Entry is a definition of the kind.
type Entry struct {
	Name   string  `json:"name"`
	Folder *Folder `json:"folder,omitzero"`
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *Entry) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodeEntry(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// MarshalJSON encodes v.
func (v Entry) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v Entry) Validate() error {
	document := schema.Written(v)
	decodeEntry(document)
	return document.Failure(&v)
}

func decodeEntry(n schema.Node) (v Entry) {
	o := n.Object()
	v.Name = o.Required("name").String()
	v.Folder = schema.Optional(o.Get("folder"), decodeFolder)
	o.Closed()
	return v
}

// Folder is a definition of the kind.
type Folder struct {
	Entries []Entry `json:"entries,omitzero"`
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *Folder) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodeFolder(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// MarshalJSON encodes v.
func (v Folder) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v Folder) Validate() error {
	document := schema.Written(v)
	decodeFolder(document)
	return document.Failure(&v)
}

func decodeFolder(n schema.Node) (v Folder) {
	o := n.Object()
	v.Entries = schema.List(o.Get("entries"), decodeEntry)
	o.Closed()
	return v
}

// Payload is what Run takes and gives.
type Payload struct {
	Folder *Folder `json:"folder,omitzero"`
	// Additional holds every other property.
	Additional map[string]any `json:"-"`
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
	v.Folder = schema.Optional(o.Get("folder"), decodeFolder)
	v.Additional = o.Rest()
	return v
}
