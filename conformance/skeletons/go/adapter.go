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
	// logs is what your binding logs.
	logs []logLine
	// Add your registry, made from test.Host and test.Kinds when a step first needs it: its error is then that of the step.
}

func run(test testCase) ran {
	drive := &driven{test: test, trace: &trace{}}
	outcomes := []outcome{}
	for _, step := range test.Steps {
		given, err := drive.step(step)
		if err != nil {
			// Add Plugin and Failures where your binding's errors have them in fields of their own.
			given = outcome{failure: &failure{Code: code(err), Message: err.Error()}}
		}
		outcomes = append(outcomes, given)
	}
	return ran{steps: outcomes, trace: drive.trace.reported(), logs: drive.logs}
}

// load is what your registry's loader gives for the plugin of this key: that of register, or the one in the folder that was found.
func (d *driven) load(key string) (*scripted, error) {
	return load(key, d.test.Plugins[key].Script, d.trace)
}

// step does one step; an error is what the binding failed with.
func (d *driven) step(step step) (outcome, error) {
	switch step.Do {
	// For example:
	// case "register":
	// 	err := d.registry.Register(d.test.Plugins[step.Plugin].Manifest, func() (*scripted, error) { return d.load(step.Plugin) })
	// 	return outcome{}, err
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
