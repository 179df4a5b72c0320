package schema

import (
	"fmt"
	"slices"
	"strings"
)

// alternatives puts types of JSON in words: "a string, an integer or null".
func alternatives(types []string) string {
	var words []string
	for _, name := range types {
		if name != "integer" || !slices.Contains(types, "number") {
			words = append(words, article(name))
		}
	}
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// fitsNone reports a value that fits none of some schemas.
func (n Node) fitsNone(keyword string, count int) {
	n.problem(keyword, func() string {
		words := fmt.Sprintf("must fit at least one of %d schemas", count)
		switch {
		case count == 1:
			words = "must fit the schema"
		case keyword == "oneOf":
			words = fmt.Sprintf("must fit one of %d schemas", count)
		}
		if n.nullable {
			words += " or be null"
		}
		return words
	})
}

// fitsSeveral reports a value that fits more than one of some schemas.
func (n Node) fitsSeveral(count, fitting int) {
	n.problem("oneOf", func() string {
		return fmt.Sprintf("must fit only one of %d schemas, and fits %d", count, fitting)
	})
}

// fittingItems puts the bounds of contains in words.
func fittingItems(bound string, number uint64) string {
	verb := "fit"
	if number == 1 {
		verb = "fits"
	}
	return "must have at " + bound + " " + count(number, "item") + " that " + verb + " the schema"
}

func unexpectedItem() string { return "must not be present: the array has no such item" }
