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

// fitting says how many schemas fit where at least one should, or exactly one.
func fitting(number string, all, fit int) string {
	words := fmt.Sprintf("must fit %s of %d schemas", number, all)
	if fit > 1 {
		words += fmt.Sprintf(", fits %d", fit)
	}
	return words
}

func unexpectedItem() string { return "is not an item of this array" }
