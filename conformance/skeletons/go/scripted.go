package main

import (
	"encoding/json"
	"errors"
	"sync"
	"time"
)

type testCase struct {
	Root    string            `json:"root"`
	Kinds   []kind            `json:"kinds"`
	Host    host              `json:"host"`
	Plugins map[string]plugin `json:"plugins"`
	Steps   []step            `json:"steps"`
}

// step has the fields of every step; each step has some of them.
type step struct {
	Do        string    `json:"do"`
	Plugin    string    `json:"plugin"`
	File      string    `json:"file"`
	Manifest  any       `json:"manifest"`
	Root      string    `json:"root"`
	Recursive bool      `json:"recursive"`
	Ignore    []string  `json:"ignore"`
	Class     string    `json:"class"`
	Kind      string    `json:"kind"`
	Name      *string   `json:"name"`
	Hook      string    `json:"hook"`
	Input     any       `json:"input"`
	Filter    *narrowed `json:"filter"`
	// Dispatches are those of the step concurrent.
	Dispatches []step `json:"dispatches"`
}

// narrowed says which candidates of a capability dispatch remain: one of the two is given.
type narrowed struct {
	Names        []string `json:"names"`
	Capabilities []string `json:"capabilities"`
}

type kind struct {
	Kind                string              `json:"kind"`
	KindAPIVersion      string              `json:"kind_api_version"`
	InProcessOnly       bool                `json:"in_process_only"`
	SingletonPerRuntime bool                `json:"singleton_per_runtime"`
	Hooks               map[string]hookSpec `json:"hooks"`
}

type hookSpec struct {
	Dispatch            string `json:"dispatch"`
	McpExposed          bool   `json:"mcp_exposed"`
	McpToolNameTemplate string `json:"mcp_tool_name_template"`
	ErrorPolicy         string `json:"error_policy"`
	InputSchema         any    `json:"input_schema"`
	OutputSchema        any    `json:"output_schema"`
}

type host struct {
	KnownKinds *[]string         `json:"known_kinds"`
	Runtimes   *[]string         `json:"runtimes"`
	Resources  map[string]any    `json:"resources"`
	Routes     map[string]string `json:"routes"`
	Env        map[string]string `json:"env"`
	Config     any               `json:"config"`
	Metadata   map[string]any    `json:"metadata"`
	// PassEnv names the variables that plugins may have.
	PassEnv []string `json:"pass_env"`
	// CallLimitMs is how long a call of a plugin behind MCP may take.
	CallLimitMs *int64 `json:"call_limit_ms"`
	// PayloadChecks says whether the host asks for them.
	PayloadChecks bool `json:"payload_checks"`
}

type plugin struct {
	Manifest map[string]any `json:"manifest"`
	Folder   string         `json:"folder"`
	Script   script         `json:"script"`
}

type script struct {
	Style string `json:"style"`
	Load  string `json:"load"`
	// Setup and Teardown are `null` where the plugin lacks the method.
	Setup    json.RawMessage      `json:"setup"`
	Teardown json.RawMessage      `json:"teardown"`
	Health   *behaviour           `json:"health"`
	Hooks    map[string]behaviour `json:"hooks"`
}

type behaviour struct {
	SleepMs  int             `json:"sleep_ms"`
	Observe  bool            `json:"observe"`
	Log      *string         `json:"log"`
	Return   any             `json:"return"`
	Echo     bool            `json:"echo"`
	Append   json.RawMessage `json:"append"`
	Stop     bool            `json:"stop"`
	Fail     *string         `json:"fail"`
	Resource *string         `json:"resource"`
}

type event struct {
	Plugin  string       `json:"plugin"`
	Call    string       `json:"call"`
	AtUs    int64        `json:"at_us,omitempty"`
	Input   *any         `json:"input,omitempty"`
	Context *contextSeen `json:"context,omitempty"`
}

// contextSeen is what setup found in its context. All of it is reported, what the binding has not as nil, false or empty.
type contextSeen struct {
	Config any `json:"config"`
	// Logger is the name of the logger.
	Logger   *string        `json:"logger"`
	Registry bool           `json:"registry"`
	Metadata map[string]any `json:"metadata"`
	// MetadataReadOnly says whether writing to the metadata fails.
	MetadataReadOnly bool `json:"metadata_read_only"`
	InFlight         bool `json:"in_flight"`
	// Resources are those that can be read, with their values: empty, and never nil.
	Resources    map[string]any `json:"resources"`
	TenantAllows bool           `json:"tenant_allows"`
}

// trace is what happened, in order. All plugins of a case record into the same one, from whatever goroutine.
type trace struct {
	lock   sync.Mutex
	events []event
}

func (t *trace) add(what event) {
	t.lock.Lock()
	defer t.lock.Unlock()
	t.events = append(t.events, what)
}

func (t *trace) reported() []event {
	t.lock.Lock()
	defer t.lock.Unlock()
	return append([]event{}, t.events...)
}

// errStop is what a scripted plugin gives to stop a chain: hand your binding its own sentinel instead.
var errStop = errors.New("stop")

// scripted is one plugin. Let your registry call these methods, or wrap them in the form that it wants.
type scripted struct {
	key       string
	script    script
	trace     *trace
	resources map[string]any
}

// load gives the plugin, or fails as its script says.
func load(key string, script script, trace *trace) (*scripted, error) {
	if script.Load == "absent" {
		return nil, errors.New("there is no such module")
	}
	loaded := &scripted{key: key, script: script, trace: trace}
	loaded.happened(event{Call: "load"})
	switch script.Load {
	case "fail":
		return nil, errors.New("the module fails as it runs")
	case "missing":
		return nil, errors.New("the module lacks the name that the entry point wants")
	case "constructor":
		return nil, errors.New("the plugin can't be made")
	}
	return loaded, nil
}

// setup takes what the plugin finds in its context, and what writes a line to the context's logger.
func (s *scripted) setup(context contextSeen, log func(line string)) error {
	does := method(s.script.Setup)
	s.resources = context.Resources
	happened := event{Call: "setup"}
	if does.Observe {
		happened.Context = &context
	}
	s.happened(happened)
	if does.Log != nil {
		log(*does.Log)
	}
	_, err := s.do(does, nil)
	return err
}

func (s *scripted) teardown() (any, error) {
	s.happened(event{Call: "teardown"})
	return s.do(method(s.script.Teardown), nil)
}

func (s *scripted) health() (any, error) {
	s.happened(event{Call: "health"})
	var does behaviour
	if s.script.Health != nil {
		does = *s.script.Health
	}
	return s.do(does, nil)
}

// has reports whether the plugin has this method: setup, teardown, health, or a hook.
func (s *scripted) has(call string) bool {
	switch call {
	case "setup":
		return string(s.script.Setup) != "null"
	case "teardown":
		return string(s.script.Teardown) != "null"
	case "health":
		return s.script.Health != nil
	}
	_, has := s.script.Hooks[call]
	return has
}

func (s *scripted) call(hook string, input any) (any, error) {
	// The hook may change its input: what arrived is recorded before.
	arrived := copied(input)
	s.happened(event{Call: hook, Input: &arrived})
	return s.do(s.script.Hooks[hook], input)
}

func (s *scripted) happened(what event) {
	what.Plugin, what.AtUs = s.key, time.Now().UnixMicro()
	s.trace.add(what)
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
		// In place where there is room, as plugins do that take their input for their own.
		if list, is := input.([]any); is {
			return append(list, added), nil
		}
		return []any{input, added}, nil
	case does.Resource != nil:
		return s.resources[*does.Resource], nil
	}
	return does.Return, nil
}

// copied gives a value that shares nothing with another one.
func copied(value any) (copy any) {
	if raw, err := json.Marshal(value); err == nil {
		_ = json.Unmarshal(raw, &copy)
	}
	return copy
}

func method(raw json.RawMessage) (does behaviour) {
	if raw != nil {
		// The runner sends what fits its schema.
		_ = json.Unmarshal(raw, &does)
	}
	return does
}
