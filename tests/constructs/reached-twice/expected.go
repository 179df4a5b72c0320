// TreeOption1 is the variant option 1 of Tree.
type TreeOption1 struct {
	Left Tree `json:"left,omitzero"`
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *TreeOption1) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodeTreeOption1(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// MarshalJSON encodes v.
func (v TreeOption1) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v TreeOption1) Validate() error {
	document := schema.Written(v)
	decodeTreeOption1(document)
	return document.Failure(&v)
}

func decodeTreeOption1(n schema.Node) (v TreeOption1) {
	o := n.Object()
	v.Left = decodeTree(o.Get("left"))
	o.Closed()
	return v
}

// TreeOption2 is the variant option 2 of Tree.
type TreeOption2 struct {
	Left Tree   `json:"left,omitzero"`
	Name string `json:"name"`
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *TreeOption2) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodeTreeOption2(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// MarshalJSON encodes v.
func (v TreeOption2) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v TreeOption2) Validate() error {
	document := schema.Written(v)
	decodeTreeOption2(document)
	return document.Failure(&v)
}

func decodeTreeOption2(n schema.Node) (v TreeOption2) {
	o := n.Object()
	v.Left = decodeTree(o.Get("left"))
	v.Name = o.Required("name").String()
	o.Closed()
	return v
}

// Tree is a definition of the kind.
//
// Its variants are [TreeOption1] and [TreeOption2].
type Tree interface{ isTree() }

func (TreeOption1) isTree() {}

func (TreeOption2) isTree() {}

// UnmarshalTree decodes and checks a document; an error is a *contract.Error.
func UnmarshalTree(data []byte) (v Tree, err error) {
	document := schema.Parse(data)
	v = decodeTree(document)
	if err = document.Failure(&v); err != nil {
		return nil, err
	}
	return v, nil
}

// ValidateTree checks what v is encoded as; an error is a *contract.Error.
func ValidateTree(v Tree) error {
	document := schema.Written(v)
	decodeTree(document)
	return document.Failure(&v)
}

func decodeTreeAnew(n schema.Node) Tree {
	v, _ := n.Try(
		"oneOf",
		func(n schema.Node) any { return decodeTreeOption1(n) },
		func(n schema.Node) any { return decodeTreeOption2(n) },
	).(Tree)
	return v
}

func decodeTree(n schema.Node) Tree {
	return schema.Once(n, decodeTreeAnew)
}

// Payload is what Run takes and gives.
type Payload struct {
	Tree Tree `json:"tree,omitzero"`
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
	v.Tree = decodeTree(o.Get("tree"))
	v.Additional = o.Rest()
	return v
}
