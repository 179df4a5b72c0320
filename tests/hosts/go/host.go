// Host prints what each plugin would do about an incident, in the words of a journal.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"example.com/alerts/spec/alertv1"
	"example.com/alerts/spec/journalv1"
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
	var journal journalv1.JournalPlugin = Logbook{}
	encoder := json.NewEncoder(out)
	for _, it := range plugins {
		action, err := it.plugin.Respond(ctx, incident)
		if err != nil {
			return fmt.Errorf("%s: %w", it.name, err)
		}
		// An action of one kind is one of the other.
		line, err := journal.Record(ctx, journalv1.Entry{Plugin: it.name, Action: action})
		if err != nil {
			return fmt.Errorf("journal: %w", err)
		}
		answer := response{Plugin: it.name, Does: line.Text, Action: action}
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
