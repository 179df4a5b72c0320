{{ header }}

package schema

import "regexp"

// Expression is a pattern: a regular expression, or one that is shown as the schema has it.
type Expression interface {
	MatchString(text string) bool
	String() string
}

// Translated is a pattern that Go writes in another way than ECMA-262.
func Translated(source, written string) Expression {
	return translated{regexp.MustCompile(written), source}
}

type translated struct {
	*regexp.Regexp
	source string
}

func (t translated) String() string { return t.source }
