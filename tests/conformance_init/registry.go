package main

// registry loads what it registers, and can do nothing else.
type registry struct{}

type loadError struct{ error }

func (loadError) Code() string { return "PluginLoadError" }

func (registry) Register(_ map[string]any, load func() (*scripted, error)) error {
	if _, err := load(); err != nil {
		return loadError{err}
	}
	return nil
}
