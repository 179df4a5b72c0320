package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// ParseStrictly reads one JSON document as Parse does, and reports keys that an object holds twice.
func ParseStrictly(document []byte) Node {
	mayBeOutOfRange, err := inspect(document)
	if err != nil {
		return malformed(err)
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
		return malformed(err)
	}
	n := Node{value: value, report: reader.report}
	if mayBeOutOfRange {
		n.refuseOutOfRange(0)
	}
	return n
}

// strictReader builds a document from its tokens.
type strictReader struct {
	decoder *json.Decoder
	report  *report
}

func (r *strictReader) value(at Node) (any, error) {
	token, err := r.decoder.Token()
	if err != nil {
		return nil, err
	}
	delim, ok := token.(json.Delim)
	if !ok {
		return token, nil
	}
	if delim == '[' {
		return r.array(at)
	}
	return r.object(at)
}

func (r *strictReader) array(at Node) (any, error) {
	items := []any{}
	place := at.inside()
	for r.decoder.More() {
		item, err := r.value(Node{at: place.item(len(items)), report: at.report})
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
	place := at.inside()
	for r.decoder.More() {
		token, err := r.decoder.Token()
		if err != nil {
			return nil, err
		}
		key, _ := token.(string)
		member := Node{at: place.member(key), report: at.report}
		if member.value, err = r.value(member); err != nil {
			return nil, err
		}
		if _, twice := members[key]; twice {
			member.problem("MAN-10", func() string { return "must not be given twice" })
		}
		members[key] = member.value
	}
	_, err := r.decoder.Token()
	return members, err
}
