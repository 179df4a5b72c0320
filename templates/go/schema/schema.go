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

// Unmarshal decodes a document into v. Where the document has problems it leaves v alone and returns a *contract.Error.
func Unmarshal[T any](data []byte, v *T, decode func(Node) T) error {
	value, err := parse(data)
	if err != nil {
		return failed[T]([]contract.Problem{*err})
	}
	return FromValue(value, v, decode)
}

// FromValue decodes a document that has been parsed already: nil, bool, string, json.Number or another number,
// []any and map[string]any.
func FromValue[T any](value any, v *T, decode func(Node) T) error {
	return decodeInto(Node{value: value, report: newReport()}, v, decode)
}

// decodeInto sets v to what a document decodes to, unless it has problems.
func decodeInto[T any](document Node, v *T, decode func(Node) T) error {
	decoded := decode(document)
	if problems := document.report.problems; len(problems) > 0 {
		return failed[T](problems)
	}
	*v = decoded
	return nil
}

// Validate holds a value that was built in code against its schema: the verdict is that on the document it is written as.
func Validate[T any](v T, decode func(Node) T) error {
	data, err := Marshal(v)
	if err != nil {
		return failed[T]([]contract.Problem{notWritten(err)})
	}
	return Unmarshal(data, &v, decode)
}

// New gives the value in which every field with a default has it and every other field is zero.
func New[T any](decode func(Node) T) T {
	return decode(Node{value: map[string]any{}, report: newReport()})
}

func failed[T any](problems []contract.Problem) error {
	return &contract.Error{Type: reflect.TypeFor[T]().String(), Problems: problems}
}

// parse reads one JSON document; numbers stay as they are written.
func parse(data []byte) (any, *contract.Problem) {
	if !utf8.Valid(data) {
		return nil, malformed(errors.New("the document is not UTF-8"))
	}
	var value any
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(&value); err != nil {
		return nil, malformed(err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, malformed(errors.New("there is more after the document"))
	}
	return value, nil
}

func notWritten(err error) contract.Problem {
	return contract.Problem{Keyword: "json", Found: "nothing", Message: err.Error()}
}

func malformed(err error) *contract.Problem {
	return &contract.Problem{Keyword: "json", Found: "nothing", Message: fmt.Sprintf("is not JSON: %v", err)}
}
