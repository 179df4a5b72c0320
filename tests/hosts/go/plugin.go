package main

import (
	"context"
	"fmt"

	"example.com/alerts/spec/alertv1"
	"example.com/alerts/spec/contract"
)

// Restarter starts a service again, whatever it is about.
type Restarter struct{}

func (Restarter) Respond(_ context.Context, incident alertv1.Incident) (alertv1.Action, error) {
	return alertv1.Restart{Service: incident.Service}, nil
}

// Pager writes to people, and can say what a rule is.
type Pager struct{}

func (Pager) Respond(_ context.Context, incident alertv1.Incident) (alertv1.Action, error) {
	notify := alertv1.Notify{
		Text: fmt.Sprintf("%s: %s is at %d %%", incident.Service, incident.Rule.Metric, incident.Reading),
	}
	if incident.Rule.GetSeverity() == alertv1.RuleSeverityCritical {
		notify.Channel = contract.Ptr("war-room")
	}
	return notify, nil
}

func (Pager) Explain(_ context.Context, rule alertv1.Rule) (alertv1.Explanation, error) {
	return alertv1.Explanation{Text: fmt.Sprintf("%s %s %d %%", rule.Metric, rule.Operator, rule.Threshold)}, nil
}

var (
	_ alertv1.AlertPlugin = Restarter{}
	_ alertv1.AlertPlugin = Pager{}
	_ alertv1.ExplainHook = Pager{}
)
