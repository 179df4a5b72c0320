package spec_test

import (
	"context"
	"testing"

	"example.com/app/spec/greeterv1"
)

// curt greets, and that is all.
type curt struct{}

func (curt) Greet(_ context.Context, in greeterv1.Guest) (greeterv1.Greeting, error) {
	return greeterv1.Greeting{Text: in.Name}, nil
}

// polite has the hook farewell too.
type polite struct{ curt }

func (polite) Farewell(_ context.Context, in greeterv1.Guest) (greeterv1.Greeting, error) {
	return greeterv1.Greeting{Text: "Bye, " + in.Name + "!"}, nil
}

func (polite) Left(context.Context, greeterv1.Guest) error { return nil }

func TestAHostPassesOverAPluginWithoutAnOptionalHook(t *testing.T) {
	plugins := []greeterv1.GreeterPlugin{curt{}, polite{}}
	var said []string
	for _, plugin := range plugins {
		if hook, ok := plugin.(greeterv1.FarewellHook); ok {
			greeting, err := hook.Farewell(t.Context(), greeterv1.Guest{Name: "Ada"})
			if err != nil {
				t.Fatal(err)
			}
			said = append(said, greeting.Text)
		}
	}
	if len(said) != 1 || said[0] != "Bye, Ada!" {
		t.Error(said)
	}
	if _, ok := plugins[1].(greeterv1.PolishHook); ok {
		t.Error("it has a hook that it left out")
	}
	var _ greeterv1.LeftHook = polite{}
	rank, side := greeterv1.GuestOfHonourRankLe, greeterv1.GuestOfHonourSideNearlyThere
	want(t, greeterv1.GuestOfHonour{Rank: &rank, Side: &side}, `{"rank":"\u003c=","side":"≈"}`)
	for _, hook := range greeterv1.Hooks() {
		if hook.Optional != (hook.Name != "greet") {
			t.Error(hook)
		}
	}
}
