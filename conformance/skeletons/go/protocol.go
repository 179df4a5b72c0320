package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
)

// The most bytes that a line may have.
const maxLine = 8 << 20

// The codes that a failure of a registry carries. Any other is not a code: report null.
var codes = []string{
	"ManifestInvalid",
	"VersionIncompatible",
	"KindUnknown",
	"RuntimeNotSupported",
	"PluginLoadError",
	"AmbiguousPlugin",
	"DependencyCycle",
	"TeardownErrors",
	"BroadcastErrors",
	"DispatchMismatch",
	"NoCapabilityMatch",
	"LeakDetected",
}

type binding struct {
	Name     string `json:"name"`
	Version  string `json:"version"`
	Language string `json:"language"`
}

type readiness struct {
	Type         string            `json:"type"`
	Protocol     int               `json:"protocol"`
	Binding      binding           `json:"binding"`
	CoreVersion  string            `json:"core_version"`
	EntryPoint   string            `json:"entry_point"`
	Files        map[string]string `json:"files,omitempty"`
	PluginSource *pluginSource     `json:"plugin_source,omitempty"`
	Capabilities []string          `json:"capabilities"`
	Isolation    string            `json:"isolation,omitempty"`
}

// pluginSource is a plugin file that stands by itself, where the binding loads code from files.
type pluginSource struct {
	File string `json:"file"`
	Text string `json:"text"`
}

type request struct {
	Type  string   `json:"type"`
	Seq   int      `json:"seq"`
	Needs []string `json:"needs"`
	Case  testCase `json:"case"`
}

type result struct {
	Type       string    `json:"type"`
	Seq        int       `json:"seq"`
	Status     string    `json:"status"`
	Steps      []outcome `json:"steps,omitempty"`
	Trace      []event   `json:"trace,omitempty"`
	Logs       []logLine `json:"logs,omitempty"`
	Capability string    `json:"capability,omitempty"`
	Message    string    `json:"message,omitempty"`
}

// outcome is what a step gave: a value, or a failure.
type outcome struct {
	value any
	// failures are those of the plugins beside a value, under best_effort.
	failures map[string]string
	failure  *failure
}

// ran is what a case came to.
type ran struct {
	steps []outcome
	trace []event
	logs  []logLine
}

// logLine is what the binding logged. The level is in lower case: warning, error.
type logLine struct {
	Level   string `json:"level"`
	Logger  string `json:"logger"`
	Message string `json:"message"`
}

type failure struct {
	Code     *string           `json:"code"`
	Plugin   string            `json:"plugin,omitempty"`
	Message  string            `json:"message"`
	Failures map[string]string `json:"failures,omitempty"`
}

func (o outcome) MarshalJSON() ([]byte, error) {
	if o.failure != nil {
		return json.Marshal(map[string]any{"error": o.failure})
	}
	value := map[string]any{"ok": o.value}
	if o.failures != nil {
		value["failures"] = o.failures
	}
	return json.Marshal(value)
}

// serve answers the runner until it says that nothing more will come.
func serve(ready readiness, run func(testCase) ran) error {
	replies := os.Stdout
	os.Stdout = os.Stderr // Whatever is printed goes to standard error: standard output is for replies.
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	for lines.Scan() {
		var asked request
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			return err
		}
		switch asked.Type {
		case "hello":
			ready.Type, ready.Protocol = "ready", 1
			if err := write(replies, ready); err != nil {
				return err
			}
		case "run":
			if err := write(replies, answer(asked, ready.Capabilities, run)); err != nil {
				return err
			}
		default:
			return write(replies, map[string]string{"type": "bye"})
		}
	}
	return lines.Err()
}

func answer(asked request, capabilities []string, run func(testCase) ran) (reported result) {
	reported = result{Type: "result", Seq: asked.Seq}
	for _, capability := range asked.Needs {
		if !slices.Contains(capabilities, capability) {
			reported.Status, reported.Capability = "unsupported", capability
			return reported
		}
	}
	defer func() {
		if fault := recover(); fault != nil {
			reported = result{Type: "result", Seq: asked.Seq, Status: "adapter_error", Message: fmt.Sprint(fault)}
		}
	}()
	done := run(asked.Case)
	reported.Steps, reported.Trace, reported.Logs = done.steps, done.trace, done.logs
	reported.Status = "ran"
	return reported
}

func write(to io.Writer, message any) error {
	line, err := json.Marshal(message)
	if err != nil {
		return err
	}
	_, err = to.Write(append(line, '\n'))
	return err
}
