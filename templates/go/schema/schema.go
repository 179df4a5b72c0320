{{ header }}

// Package schema is the machinery under the emitted types: it decodes JSON documents into them, holding each value
// against the keywords of its JSON Schema, and encodes them again. All problems of a document are reported.
//
// A decoder is a function that takes a [Node] and gives a Go value. What it asks of the node reads like the schema:
//
//	v.Percent = o.Required("percent").Minimum(0).Maximum(100).Integer()
//
// # Numbers
//
// A number is an integer when it has no fraction, however it is written (3, 3.0, 3e0). All numbers are checked by their
// exact decimal values. What a type of Go can't represent is refused with the keyword type, never rounded: an integer beyond
// 64 bits, or one that a float64 would change; a number beyond the range of a float64. A fraction becomes the nearest
// float64. Values of any type keep their numbers as json.Number, digit by digit.
//
// # Repeated questions
//
// Where several schemas or types lead to one that may stand for the same value, [Memo] and [Once] find its verdict once.
package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"

	{{ contract }}
)

// Failure is the *contract.Error about a document that should have become what v points at, and nil where it was decoded
// without problems.
func (n Node) Failure(v any) error {
	if n.report.count == 0 {
		return nil
	}
	return &contract.Error{Type: reflect.TypeOf(v).Elem().String(), Problems: n.report.problems}
}

// Empty is the document {}: decoding it gives every field with a default that default, and leaves the others zero.
func Empty() Node { return parsed(map[string]any{}) }

// unreadable is a document that can't be looked at, with the reason.
func unreadable(words string) Node {
	report := newReport()
	problem := contract.Problem{Keyword: "json", Found: "nothing", Message: words}
	report.log = &log{problems: []contract.Problem{problem}, count: 1}
	return Node{value: absent{}, report: report}
}

// Written is the document that a value is written as: a value that was built in code is valid where its document is.
func Written(v any) Node {
	data, err := Marshal(v)
	if err != nil {
		return unreadable(err.Error())
	}
	return Parse(data)
}

// Parsed is a document that has been parsed already: nil, bool, string, json.Number or another number, []any and
// map[string]any.
func Parsed(value any) Node {
	n := parsed(value)
	n.refuseOutOfRange(0)
	return n
}

func parsed(value any) Node { return Node{value: value, report: newReport()} }

// Parse reads one JSON document; numbers stay as they are written.
func Parse(data []byte) Node {
	mayBeOutOfRange, err := inspect(data)
	if err != nil {
		return malformed(err)
	}
	var value any
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(&value); err != nil {
		return malformed(err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return malformed(errors.New("there is more after the document"))
	}
	n := parsed(value)
	if mayBeOutOfRange {
		n.refuseOutOfRange(0)
	}
	return n
}

func malformed(err error) Node { return unreadable(fmt.Sprintf("is not JSON: %v", err)) }
