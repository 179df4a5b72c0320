package main

import (
	"encoding/json"
	"errors"
	"time"
)

type testCase struct {
	Root    string            `json:"root"`
	Kinds   []json.RawMessage `json:"kinds"`
	Host    host              `json:"host"`
	Plugins map[string]plugin `json:"plugins"`
	Steps   []json.RawMessage `json:"steps"`
}

type host struct {
	KnownKinds *[]string         `json:"known_kinds"`
	Runtimes   *[]string         `json:"runtimes"`
	Resources  map[string]any    `json:"resources"`
	Routes     map[string]string `json:"routes"`
	Env        map[string]string `json:"env"`
	Config     any               `json:"config"`
	Metadata   map[string]any    `json:"metadata"`
}

type plugin struct {
	Manifest map[string]any `json:"manifest"`
	Folder   string         `json:"folder"`
	Script   script         `json:"script"`
}

type script struct {
	Load string `json:"load"`
	// Setup and Teardown are `null` where the plugin lacks the method.
	Setup    json.RawMessage      `json:"setup"`
	Teardown json.RawMessage      `json:"teardown"`
	Health   *behaviour           `json:"health"`
	Hooks    map[string]behaviour `json:"hooks"`
}

type behaviour struct {
	SleepMs  int             `json:"sleep_ms"`
	Observe  bool            `json:"observe"`
	Return   any             `json:"return"`
	Echo     bool            `json:"echo"`
	Append   json.RawMessage `json:"append"`
	Stop     bool            `json:"stop"`
	Fail     *string         `json:"fail"`
	Resource *string         `json:"resource"`
}

type event struct {
	Plugin  string         `json:"plugin"`
	Call    string         `json:"call"`
	Input   *any           `json:"input,omitempty"`
	Context map[string]any `json:"context,omitempty"`
}

// errStop is what a scripted plugin gives to stop a chain: hand your binding its own sentinel instead.
var errStop = errors.New("stop")

// scripted is one plugin. Let your registry call these methods, or wrap them in the form that it wants.
type scripted struct {
	key       string
	script    script
	trace     *[]event
	resources map[string]any
}

// load gives the plugin, or fails as its script says.
func load(key string, script script, trace *[]event) (*scripted, error) {
	loaded := &scripted{key: key, script: script, trace: trace}
	loaded.happened(event{Call: "load"})
	if script.Load == "fail" || script.Load == "missing" {
		return nil, errors.New("the module fails as it runs")
	}
	return loaded, nil
}

// setup takes what the trace tells of the context where the script observes, the plugin's resources among it.
func (s *scripted) setup(context map[string]any) error {
	does := method(s.script.Setup)
	s.resources, _ = context["resources"].(map[string]any)
	happened := event{Call: "setup"}
	if does.Observe {
		happened.Context = context
	}
	s.happened(happened)
	_, err := s.do(does, nil)
	return err
}

func (s *scripted) teardown() (any, error) {
	s.happened(event{Call: "teardown"})
	return s.do(method(s.script.Teardown), nil)
}

func (s *scripted) health() (any, error) {
	s.happened(event{Call: "health"})
	return s.do(*s.script.Health, nil)
}

// implements tells whether the plugin has this hook.
func (s *scripted) implements(hook string) bool {
	_, has := s.script.Hooks[hook]
	return has
}

func (s *scripted) call(hook string, input any) (any, error) {
	s.happened(event{Call: hook, Input: &input})
	return s.do(s.script.Hooks[hook], input)
}

func (s *scripted) happened(what event) {
	what.Plugin = s.key
	*s.trace = append(*s.trace, what)
}

func (s *scripted) do(does behaviour, input any) (any, error) {
	time.Sleep(time.Duration(does.SleepMs) * time.Millisecond)
	switch {
	case does.Fail != nil:
		return nil, errors.New(*does.Fail)
	case does.Stop:
		return nil, errStop
	case does.Echo:
		return input, nil
	case does.Append != nil:
		var added any
		if err := json.Unmarshal(does.Append, &added); err != nil {
			return nil, err
		}
		if list, is := input.([]any); is {
			return append(append([]any{}, list...), added), nil
		}
		return []any{input, added}, nil
	case does.Resource != nil:
		return s.resources[*does.Resource], nil
	}
	return does.Return, nil
}

func method(raw json.RawMessage) (does behaviour) {
	if raw != nil {
		// The runner sends what fits its schema.
		_ = json.Unmarshal(raw, &does)
	}
	return does
}
