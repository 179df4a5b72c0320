// Command verdict holds documents against the emitted types: it reads rows of {"type", "json"} from standard input, one a
// line, and answers each with a line of {"ok", "again", "problems"}. A document that is not text comes as "hex".
package main

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"example.com/app/spec/contract"
)

type row struct {
	Type string `json:"type"`
	JSON string `json:"json"`
	Hex  string `json:"hex"`
}

func (r row) document() []byte {
	if r.Hex == "" {
		return []byte(r.JSON)
	}
	document, err := hex.DecodeString(r.Hex)
	if err != nil {
		panic(err)
	}
	return document
}

type answer struct {
	OK       bool               `json:"ok"`
	Again    json.RawMessage    `json:"again,omitempty"`
	Problems []contract.Problem `json:"problems,omitempty"`
	Fault    string             `json:"fault,omitempty"`
}

// as decodes a document, encodes it again and asks the value whether it is valid: where it was decoded, it must be.
func as[T any](document []byte) answer {
	decode := func(document []byte) (value T, err error) {
		err = json.Unmarshal(document, &value)
		return value, err
	}
	validate := func(value T) error {
		if checked, ok := any(value).(interface{ Validate() error }); ok {
			return checked.Validate()
		}
		return nil
	}
	return ask(document, decode, validate)
}

// union does so with the functions of an interface.
func union[T any](decode func([]byte) (T, error), validate func(T) error) func([]byte) answer {
	return func(document []byte) answer { return ask(document, decode, validate) }
}

func ask[T any](document []byte, decode func([]byte) (T, error), validate func(T) error) answer {
	value, err := decode(document)
	var broken *contract.Error
	switch {
	case errors.As(err, &broken):
		return answer{Problems: broken.Problems}
	case err != nil:
		return answer{Fault: fmt.Sprintf("not a *contract.Error: %v", err)}
	}
	again, err := json.Marshal(value)
	if err != nil {
		return answer{Fault: err.Error()}
	}
	if string(again) != "null" {
		if err := validate(value); err != nil {
			return answer{Fault: fmt.Sprintf("Validate disagrees: %v", err)}
		}
	}
	return answer{OK: true, Again: again}
}

func main() {
	// Each answer leaves at once: their number shows which row ended the program.
	encoder := json.NewEncoder(os.Stdout)
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var next row
		result := answer{Fault: "the row is malformed"}
		if err := json.Unmarshal(lines.Bytes(), &next); err == nil {
			result = answer{Fault: "the type is not known"}
			if decode, ok := types[next.Type]; ok {
				result = decode(next.document())
			}
		}
		if err := encoder.Encode(result); err != nil {
			panic(err)
		}
	}
	if err := lines.Err(); err != nil {
		panic(err)
	}
}
