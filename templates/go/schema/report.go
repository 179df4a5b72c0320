{{ header }}

package schema

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	{{ contract }}
)

// report collects the problems of one document.
type report struct {
	problems []contract.Problem
	count    int
}

// place leads from a value to the document around it.
type place struct {
	around *place
	key    string
	index  int
}

var escape = strings.NewReplacer("~", "~0", "/", "~1")

// pointer is the place as RFC 6901 writes it.
func (p place) pointer() string {
	var tokens []string
	for at := &p; at.around != nil; at = at.around {
		token := escape.Replace(at.key)
		if at.index >= 0 {
			token = strconv.Itoa(at.index)
		}
		tokens = append(tokens, token, "/")
	}
	slices.Reverse(tokens)
	return strings.Join(tokens, "")
}

func (n Node) problem(keyword, format string, args ...any) {
	// What comes from outside must not grow without bound: pointers into a deep document are long.
	if n.report.count++; n.report.count > contract.MaxProblems {
		return
	}
	n.report.problems = append(n.report.problems, contract.Problem{
		Pointer: n.pointer(),
		Keyword: keyword,
		Found:   typeName(n.value),
		Message: fmt.Sprintf(format, args...),
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
