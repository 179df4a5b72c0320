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
// A number is an integer when it has no fraction, however it is written (3, 3.0, 3e0). Integers are checked exactly and
// held in 64 bits; one that does not fit is refused with the keyword type. Other numbers are held as float64. Values of any
// type keep their numbers as json.Number, digit by digit.
package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"unicode/utf8"

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
func Empty() Node { return Parsed(map[string]any{}) }

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
func Parsed(value any) Node { return Node{value: value, report: newReport()} }

// Parse reads one JSON document; numbers stay as they are written.
func Parse(data []byte) Node {
	if !utf8.Valid(data) {
		return malformed(errors.New("the document is not UTF-8"))
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
	return Parsed(value)
}

func malformed(err error) Node { return unreadable(fmt.Sprintf("is not JSON: %v", err)) }
