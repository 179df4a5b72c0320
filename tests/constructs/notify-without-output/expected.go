// DemoPlugin is what a plugin of this kind implements.
type DemoPlugin interface {
	// Notice is the hook notice (broadcast_notify).
	//
	// Nobody waits for an answer.
	Notice(ctx context.Context, in Payload) error
}
