package contract

import (
	"fmt"
	"strings"
)

// MaxProblems is how many problems of one document are reported.
const MaxProblems = 1000

// Error is everything that is wrong with one document. Use errors.As to get at it.
type Error struct {
	// Type is the Go type that the document was decoded as: toolv1.ExecuteInput.
	Type string `json:"type"`
	// Problems is never empty, and has no more than MaxProblems.
	Problems []Problem `json:"problems"`
}

// Problem is one thing that is wrong with a document.
type Problem struct {
	// Pointer leads to the place, as RFC 6901 has it; empty for the whole document.
	Pointer string `json:"pointer"`
	// Keyword is the keyword of the JSON Schema that the value breaks, or the clause of the contract.
	Keyword string `json:"keyword"`
	// Found is the type of the value that was found: null, boolean, integer, number, string, array or object.
	Found string `json:"found"`
	// Message says what is asked for: must be a string.
	Message string `json:"message"`
}

// maxListed is how many problems Error lists; Problems has all of them.
const maxListed = 20

// Error lists the problems, one a line.
func (e *Error) Error() string {
	if len(e.Problems) == 1 {
		return fmt.Sprintf("%s: %s", e.Type, e.Problems[0])
	}
	var text strings.Builder
	fmt.Fprintf(&text, "%s: %d problems", e.Type, len(e.Problems))
	for i, problem := range e.Problems {
		if i == maxListed {
			fmt.Fprintf(&text, "\n\tand %d more", len(e.Problems)-i)
			break
		}
		fmt.Fprintf(&text, "\n\t%s", problem)
	}
	return text.String()
}

// String returns the place and the message.
func (p Problem) String() string {
	if p.Pointer == "" {
		return fmt.Sprintf("%s (%s)", p.Message, p.Keyword)
	}
	return fmt.Sprintf("%s: %s (%s)", p.Pointer, p.Message, p.Keyword)
}
