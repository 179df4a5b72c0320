// Tree is what Run takes and gives.
type Tree struct {
	Value    int64  `json:"value"`
	Children []Tree `json:"children,omitzero"`
}

// UnmarshalJSON decodes and checks a document; v stays as it is where that fails with a *contract.Error.
func (v *Tree) UnmarshalJSON(data []byte) error {
	document := schema.Parse(data)
	decoded := decodeTree(document)
	if err := document.Failure(v); err != nil {
		return err
	}
	*v = decoded
	return nil
}

// MarshalJSON encodes v.
func (v Tree) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}

// Validate checks what v is encoded as; an error is a *contract.Error.
func (v Tree) Validate() error {
	document := schema.Written(v)
	decodeTree(document)
	return document.Failure(&v)
}

func decodeTree(n schema.Node) (v Tree) {
	o := n.Object()
	v.Value = o.Required("value").Integer()
	v.Children = schema.List(o.Get("children"), decodeTree)
	o.Closed()
	return v
}

// Payload is a payload of the kind.
type Payload = Tree
