{{ header }}

package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"

	{{ contract }}
)

// UnmarshalStrict decodes a document as Unmarshal does, and reports keys that an object holds twice.
func UnmarshalStrict[T any](document []byte, v *T, decode func(Node) T) error {
	if !utf8.Valid(document) {
		return failed[T]([]contract.Problem{*malformed(errors.New("the document is not UTF-8"))})
	}
	decoder := json.NewDecoder(bytes.NewReader(document))
	decoder.UseNumber()
	reader := strictReader{decoder: decoder, report: newReport()}
	value, err := reader.value(Node{report: reader.report})
	if err == nil {
		if _, end := decoder.Token(); end != io.EOF {
			err = errors.New("there is more after the document")
		}
	}
	if err != nil {
		return failed[T]([]contract.Problem{*malformed(err)})
	}
	return decodeInto(Node{value: value, report: reader.report}, v, decode)
}

// strictReader builds a document from its tokens.
type strictReader struct {
	decoder *json.Decoder
	report  *report
	depth   int
}

// maxDepth is how deep documents may nest, as in encoding/json.
const maxDepth = 10000

func (r *strictReader) value(at Node) (any, error) {
	token, err := r.decoder.Token()
	if err != nil {
		return nil, err
	}
	delim, ok := token.(json.Delim)
	if !ok {
		return token, nil
	}
	if r.depth++; r.depth > maxDepth {
		return nil, errors.New("exceeded max depth")
	}
	defer func() { r.depth-- }()
	if delim == '[' {
		return r.array(at)
	}
	return r.object(at)
}

func (r *strictReader) array(at Node) (any, error) {
	items := []any{}
	for r.decoder.More() {
		item, err := r.value(Node{place: place{&at.place, "", len(items)}, report: at.report})
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	_, err := r.decoder.Token()
	return items, err
}

func (r *strictReader) object(at Node) (any, error) {
	members := map[string]any{}
	for r.decoder.More() {
		token, err := r.decoder.Token()
		if err != nil {
			return nil, err
		}
		key, _ := token.(string)
		member := Node{place: place{&at.place, key, -1}, report: at.report}
		if member.value, err = r.value(member); err != nil {
			return nil, err
		}
		if _, twice := members[key]; twice {
			member.problem("MAN-10", func() string { return "stands twice in this object" })
		}
		members[key] = member.value
	}
	_, err := r.decoder.Token()
	return members, err
}
