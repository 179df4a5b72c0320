// Measures emitted Go and a JSON Schema library; its argument is the file of cases.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"example.com/app/spec/batchv1"
	"example.com/app/spec/contract"
	"example.com/app/spec/orchestratorv1"
	"example.com/app/spec/toolv1"
)

// rival is the library.
const rival = "santhosh-tekuri/jsonschema"

// payload is a case: a schema, a text that it accepts, and one that it does not.
type payload struct {
	Payload string          `json:"payload"`
	Schema  json.RawMessage `json:"schema"`
	Valid   string          `json:"valid"`
	Invalid string          `json:"invalid"`
}

var measures = map[string]func(payload, *jsonschema.Schema) error{
	"tool/empty":                   measure[toolv1.Empty, Empty],
	"tool/execute.input":           measure[toolv1.ExecuteInput, ExecuteInput],
	"tool/execute.output":          measure[toolv1.ExecuteOutput, ExecuteOutput],
	"tool/get_schema.output":       measure[toolv1.GetSchemaOutput, GetSchemaOutput],
	"orchestrator/backfill.input":  measure[orchestratorv1.BackfillInput, BackfillInput],
	"orchestrator/backfill.output": measure[orchestratorv1.BackfillOutput, BackfillOutput],
	"orchestrator/enqueue.input":   measure[orchestratorv1.EnqueueInput, EnqueueInput],
	"orchestrator/enqueue.output":  measure[orchestratorv1.EnqueueOutput, EnqueueOutput],
	"orchestrator/status.input":    measure[orchestratorv1.StatusInput, StatusInput],
	"orchestrator/status.output":   measure[orchestratorv1.StatusOutput, StatusOutput],
	"batch/ingest.input":           measure[batchv1.IngestInput, IngestInput],
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		return err
	}
	var cases []payload
	if err := json.Unmarshal(text, &cases); err != nil {
		return err
	}
	for _, c := range cases {
		schema, err := compile(c.Schema)
		if err != nil {
			return err
		}
		if err := measures[c.Payload](c, schema); err != nil {
			return fmt.Errorf("%s: %w", c.Payload, err)
		}
	}
	return nil
}

func compile(text []byte) (*jsonschema.Schema, error) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	compiler.AssertFormat()
	if err := compiler.AddResource("payload.json", document); err != nil {
		return nil, err
	}
	return compiler.Compile("payload.json")
}

// measure compares all that can be asked about one payload. Emitted code has one way in, from text to type.
func measure[Ours, Plain any](c payload, schema *jsonschema.Schema) error {
	valid, invalid := []byte(c.Valid), []byte(c.Invalid)
	read := func() error {
		var value Ours
		return json.Unmarshal(valid, &value)
	}
	readTheirs := func() error {
		var value Plain
		return theirs(valid, schema, &value)
	}
	if err := errors.Join(read(), readTheirs()); err != nil {
		return fmt.Errorf("refused: %w", err)
	}
	if len(problems[Ours](invalid)) == 0 || len(problemsOfTheirs(invalid, schema)) == 0 {
		return errors.New("accepted")
	}
	compare("read", c.Payload,
		batch("ours", read),
		batch(rival, readTheirs))
	compare("problems", c.Payload,
		batch("ours", func() []contract.Problem { return problems[Ours](invalid) }),
		batch(rival, func() []problem { return problemsOfTheirs(invalid, schema) }))
	return nil
}

// theirs goes from text to type, with a validator between.
func theirs(text []byte, schema *jsonschema.Schema, plain any) error {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return err
	}
	if err := schema.Validate(document); err != nil {
		return err
	}
	return json.Unmarshal(text, plain)
}

func problems[Ours any](text []byte) []contract.Problem {
	var value Ours
	var broken *contract.Error
	if err := json.Unmarshal(text, &value); errors.As(err, &broken) {
		return broken.Problems
	}
	return nil
}

// problem is a place and a message: what emitted code reports too.
type problem struct {
	place   []string
	message string
}

var printer = message.NewPrinter(language.English)

func problemsOfTheirs(text []byte, schema *jsonschema.Schema) []problem {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return nil
	}
	var broken *jsonschema.ValidationError
	if !errors.As(schema.Validate(document), &broken) {
		return nil
	}
	return leaves(broken, nil)
}

func leaves(broken *jsonschema.ValidationError, found []problem) []problem {
	if len(broken.Causes) == 0 {
		return append(found, problem{broken.InstanceLocation, broken.ErrorKind.LocalizedString(printer)})
	}
	for _, cause := range broken.Causes {
		found = leaves(cause, found)
	}
	return found
}
