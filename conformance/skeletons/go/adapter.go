// An adapter for the dagstack conformance gate: drives a binding's registry as the runner instructs.
package main

import (
	"errors"
	"fmt"
	"log"
	"slices"
)

var ready = readiness{
	Binding:     binding{Name: "my-registry", Version: "0.1.0", Language: "go"},
	CoreVersion: "0.1.0",
	EntryPoint:  "./plugin#Plugin",
	// Add a capability when the steps that it needs are written: "registration", "lifecycle", "lookup", …
	Capabilities: []string{},
}

func main() {
	if err := serve(ready, run); err != nil {
		log.Fatal(err)
	}
}

// driven is one case: a fresh registry and its scripted plugins.
type driven struct {
	test  testCase
	trace *trace
	// Add your registry, made from test.Host and test.Kinds.
}

func run(test testCase) ([]outcome, []event) {
	drive := &driven{test: test, trace: &trace{}}
	outcomes := []outcome{}
	for _, step := range test.Steps {
		value, err := drive.step(step)
		if err != nil {
			outcomes = append(outcomes, outcome{failure: &failure{Code: code(err), Message: err.Error()}})
		} else {
			outcomes = append(outcomes, outcome{value: value})
		}
	}
	return outcomes, drive.trace.reported()
}

// step does one step and gives its value; an error is what the binding failed with.
func (d *driven) step(step step) (any, error) {
	switch step.Do {
	case "register":
		// For example: d.registry.Register(d.test.Plugins[step.Plugin].Manifest, loader), with a loader that calls
		// load(step.Plugin, d.test.Plugins[step.Plugin].Script, d.trace).
		panic("the step register is not written")
	default:
		panic(fmt.Sprintf("the step %s is not written", step.Do))
	}
}

// code gives the contract's code of your binding's error, and nil for any other.
func code(err error) *string {
	var coded interface{ Code() string }
	if errors.As(err, &coded) {
		if name := coded.Code(); slices.Contains(codes, name) {
			return &name
		}
	}
	return nil
}
