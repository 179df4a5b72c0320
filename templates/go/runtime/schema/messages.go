package schema

import (
	"fmt"
	"slices"
	"strings"
)

// alternatives puts types of JSON into a message: "a string, an integer or null".
func alternatives(types []string) string {
	var phrases []string
	for _, name := range types {
		if name != "integer" || !slices.Contains(types, "number") {
			phrases = append(phrases, article(name))
		}
	}
	last := len(phrases) - 1
	if last == 0 {
		return phrases[0]
	}
	return strings.Join(phrases[:last], ", ") + " or " + phrases[last]
}

// fitsNone reports a value that fits none of some schemas.
func (n Node) fitsNone(keyword string, count int) {
	n.problem(keyword, func() string {
		message := fmt.Sprintf("must fit at least one of %d schemas", count)
		switch {
		case count == 1:
			message = "must fit the schema"
		case keyword == "oneOf":
			message = fmt.Sprintf("must fit one of %d schemas", count)
		}
		if n.nullable {
			message += " or be null"
		}
		return message
	})
}

// fitsSeveral reports a value that fits more than one of some schemas.
func (n Node) fitsSeveral(count, fitting int) {
	n.problem("oneOf", func() string {
		return fmt.Sprintf("must fit only one of %d schemas, and fits %d", count, fitting)
	})
}

// fittingItems puts the bounds of contains into a message.
func fittingItems(bound string, number uint64) string {
	verb := "fit"
	if number == 1 {
		verb = "fits"
	}
	return "must have at " + bound + " " + count(number, "item") + " that " + verb + " the schema"
}

func unexpectedItem() string { return "must not be present: the array has no such item" }
