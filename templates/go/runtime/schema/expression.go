package schema

import "regexp"

// Expression is a pattern: a regular expression, or one that problems show in another way.
type Expression interface {
	MatchString(text string) bool
	String() string
}

// Translated is a pattern that Go writes in another way than problems show it: it is ECMA-262 in the schema, or long.
func Translated(shown, written string) Expression {
	return translated{regexp.MustCompile(written), shown}
}

type translated struct {
	*regexp.Regexp
	shown string
}

func (t translated) String() string { return t.shown }

// Expecting is a pattern for what problems say in words.
func Expecting(words, written string) Expression {
	return expecting{regexp.MustCompile(written), words}
}

type expecting struct {
	*regexp.Regexp
	words string
}

func mustMatch(pattern Expression) string {
	if pattern, ok := pattern.(expecting); ok {
		return "must be " + pattern.words
	}
	return "must match /" + pattern.String() + "/"
}
