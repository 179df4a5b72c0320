// Host reads an incident, and prints what each plugin would do about it.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"example.com/alerts/spec/alertv1"
)

// response is what the host prints about a plugin.
type response struct {
	Plugin string               `json:"plugin"`
	Does   string               `json:"does"`
	Action alertv1.Action       `json:"action"`
	Rule   *alertv1.Explanation `json:"rule"`
}

func main() {
	if err := run(context.Background(), os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, in io.Reader, out io.Writer) error {
	document, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	var incident alertv1.Incident
	if err := json.Unmarshal(document, &incident); err != nil {
		return err
	}
	plugins := []struct {
		name   string
		plugin alertv1.AlertPlugin
	}{
		{"restarter", Restarter{}},
		{"pager", Pager{}},
	}
	encoder := json.NewEncoder(out)
	for _, it := range plugins {
		action, err := it.plugin.Respond(ctx, incident)
		if err != nil {
			return fmt.Errorf("%s: %w", it.name, err)
		}
		answer := response{Plugin: it.name, Does: summary(action), Action: action}
		if explainer, ok := it.plugin.(alertv1.ExplainHook); ok {
			rule, err := explainer.Explain(ctx, incident.Rule)
			if err != nil {
				return fmt.Errorf("%s: %w", it.name, err)
			}
			answer.Rule = &rule
		}
		if err := encoder.Encode(answer); err != nil {
			return err
		}
	}
	return nil
}

func summary(action alertv1.Action) string {
	switch action := action.(type) {
	case alertv1.Notify:
		return "writes to " + action.GetChannel()
	case alertv1.Restart:
		return fmt.Sprintf("restarts %s within %d s", action.Service, action.GetGraceSeconds())
	default:
		return "does nothing"
	}
}
