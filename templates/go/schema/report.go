{{ header }}

package schema

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	{{ contract }}
)

// report is where the problems of a value go.
type report struct {
	*log
	// settled says that a schema around the value has said all there is to say about it.
	settled bool
}

// log collects the problems of one document. A quiet one only counts them: it belongs to an attempt whose problems are
// nobody's.
type log struct {
	problems []contract.Problem
	total    int  // how many problems there are, here and in what is being put in order
	count    int  // how often something was wrong
	quiet    bool // and whether that is all there is to know
	// unrepresentable says of a quiet log that a value fits, and that its type in Go can't represent it.
	unrepresentable bool

	aside    *report              // for attempts
	within   *report              // for what is settled
	outcomes map[question]outcome // of attempts
	failures map[failure]any      // what was evaluated, where a failure is reported
}

// question is what attempts may ask of one value more than once.
type question struct {
	by      any // the schema or the type
	value   any // what identifies the value
	settled bool
	traced  bool // whether it matters what was evaluated
}

// outcome is what an attempt has found.
type outcome struct {
	value           any // the value that was read, or what was evaluated
	fits            bool
	unrepresentable bool
}

// failure is a schema whose problems with a value at its place are reported.
type failure struct {
	by any
	at any
}

func newReport() *report { return &report{log: &log{}} }

// spent tells whether an attempt has failed, so that nothing more has to be looked at.
func (l *log) spent() bool { return l.quiet && l.count > 0 }

// place leads from a value to the document around it; nil is the document itself. A container moves it from one of its
// values to the next: a problem is told while its value is looked at.
type place struct {
	around *place
	key    string
	index  int
}

// inside is a place in the container that a node is. Nobody asks an attempt for places.
func (n Node) inside() *place {
	if n.report.quiet {
		return nil
	}
	return &place{around: n.at}
}

// item moves a place to an item.
func (p *place) item(index int) *place {
	if p != nil {
		p.index = index
	}
	return p
}

// member moves a place to a property.
func (p *place) member(key string) *place {
	if p != nil {
		p.key, p.index = key, -1
	}
	return p
}

var escape = strings.NewReplacer("~", "~0", "/", "~1")

// pointer is the place as RFC 6901 writes it.
func (p *place) pointer() string {
	var tokens []string
	for at := p; at != nil; at = at.around {
		token := escape.Replace(at.key)
		if at.index >= 0 {
			token = strconv.Itoa(at.index)
		}
		tokens = append(tokens, token, "/")
	}
	slices.Reverse(tokens)
	return strings.Join(tokens, "")
}

func (n Node) problem(keyword string, words func() string) {
	// What comes from outside must not grow without bound: pointers into a deep document are long.
	if n.report.count++; n.report.quiet || n.report.total >= contract.MaxProblems {
		return
	}
	n.report.total++
	n.report.problems = append(n.report.problems, contract.Problem{
		Pointer: n.at.pointer(),
		Keyword: keyword,
		Found:   typeName(n.value),
		Message: words(),
	})
}

func typeName(value any) string {
	switch value := value.(type) {
	case absent:
		return "nothing"
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case []any:
		return "array"
	case map[string]any:
		return "object"
	default:
		number, ok := numberOf(value)
		switch {
		case !ok:
			return fmt.Sprintf("%T", value)
		case number.integral():
			return "integer"
		default:
			return "number"
		}
	}
}

// mistyped reports a value that is of another type, unless it is not there.
func (n Node) mistyped(want string) { n.mistypedFor("type", want) }

func (n Node) mistypedFor(keyword, want string) {
	if n.isAbsent() {
		return
	}
	n.problem(keyword, func() string {
		return "must be " + article(want) + n.orNull() + ", not " + article(typeName(n.value))
	})
}

// orNull says that the value may be null as well.
func (n Node) orNull() string {
	if n.nullable {
		return " or null"
	}
	return ""
}

// article gives a type its article: a string, an object.
func article(typeName string) string {
	if strings.ContainsAny(typeName[:1], "aeio") {
		return "an " + typeName
	}
	if typeName == "null" {
		return typeName
	}
	return "a " + typeName
}
