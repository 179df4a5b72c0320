// DemoPlugin is what a plugin of this kind implements; a hook that it may leave out is an interface of its own.
type DemoPlugin interface {
	// Run is the hook run (singleton).
	//
	// Runs.
	Run(ctx context.Context, in Payload) (Payload, error)
}

// PreviewHook is the optional hook preview: a plugin that has it implements this interface too, and one that does not
// is passed over.
type PreviewHook interface {
	// Preview is the hook preview (singleton).
	//
	// Shows what running would give.
	Preview(ctx context.Context, in Payload) (Payload, error)
}

// NoticeHook is the optional hook notice: a plugin that has it implements this interface too, and one that does not is
// passed over.
type NoticeHook interface {
	// Notice is the hook notice (broadcast_notify).
	//
	// Nobody waits for an answer.
	Notice(ctx context.Context, in Payload) error
}
