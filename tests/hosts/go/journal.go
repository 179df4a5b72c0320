package main

import (
	"context"
	"fmt"

	"example.com/alerts/spec/journalv1"
)

// Logbook puts in words what plugins do.
type Logbook struct{}

func (Logbook) Record(_ context.Context, entry journalv1.Entry) (journalv1.Line, error) {
	switch action := entry.Action.(type) {
	case journalv1.Notify:
		return journalv1.Line{Text: "writes to " + action.GetChannel()}, nil
	case journalv1.Restart:
		text := fmt.Sprintf("restarts %s within %d s", action.Service, action.GetGraceSeconds())
		return journalv1.Line{Text: text}, nil
	default:
		return journalv1.Line{}, fmt.Errorf("no words for what %s does: %T", entry.Plugin, action)
	}
}

var _ journalv1.JournalPlugin = Logbook{}
