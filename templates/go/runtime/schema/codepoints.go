package schema

import "sort"

// codePoints is a set of code points as the places where its ranges begin and end, in turn: it has those from the first one
// on, not those from the second one on, and so forth.
type codePoints []rune

func (borders codePoints) has(sign rune) bool {
	return sort.Search(len(borders), func(i int) bool { return borders[i] > sign })%2 == 1
}
