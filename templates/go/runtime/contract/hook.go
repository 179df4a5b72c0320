// Package contract is what the packages of this binding share: what a hook is, values that may be absent or null, and
// what is wrong with a document.
package contract

// ErrStopChain ends a chain. A plugin returns it as its error: later plugins are not called, and the result is the value
// that came in (CHN-02). It is no failure.
const ErrStopChain = signal("the chain ends here")

// signal is an error that nobody can change.
type signal string

func (s signal) Error() string { return string(s) }

// Dispatch says how the registry calls a hook.
type Dispatch string

// The five dispatch classes.
const (
	// DispatchSingleton calls one plugin of the kind; its answer is the answer.
	DispatchSingleton Dispatch = "singleton"
	// DispatchBroadcastCollect calls every plugin; the results come back as a list.
	DispatchBroadcastCollect Dispatch = "broadcast_collect"
	// DispatchBroadcastNotify calls every plugin; nothing comes back.
	DispatchBroadcastNotify Dispatch = "broadcast_notify"
	// DispatchChain gives each plugin the result of the one before it.
	DispatchChain Dispatch = "chain"
	// DispatchCapability calls the plugin whose declared capability fits the input.
	DispatchCapability Dispatch = "capability"
)

// ErrorPolicy says what one failure among several plugins means.
type ErrorPolicy string

// The error policies of a broadcast_collect hook.
const (
	// FailFast makes one failure the caller's error.
	FailFast ErrorPolicy = "fail_fast"
	// BestEffort gives the results of the others, and every failure by plugin.
	BestEffort ErrorPolicy = "best_effort"
)

// Hook is what a kind declares about one of its hooks.
type Hook struct {
	// Name is the name on the wire: get_schema.
	Name string
	// Method is the method of the plugin's interface: GetSchema.
	Method string
	// Dispatch says how the registry calls the hook.
	Dispatch Dispatch
	// MCPExposed reports whether the hook is a tool of an MCP server.
	MCPExposed bool
	// ToolName is the template of that tool's name.
	ToolName string
	// ErrorPolicy is set for broadcast_collect alone.
	ErrorPolicy ErrorPolicy
	// ExecutionModel is empty where the kind leaves it to the plugin.
	ExecutionModel string
	// Optional reports whether a plugin may leave the hook out: it is then no method of the plugin's interface, and has an
	// interface of its own.
	Optional bool
}

