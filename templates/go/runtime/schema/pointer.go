package schema

import "strings"

// JSONPointer is the format of pointers into JSON documents.
var JSONPointer = &Format{"a JSON Pointer such as /a/0", isJSONPointer}

func isJSONPointer(text string) bool {
	if text != "" && text[0] != '/' {
		return false
	}
	for _, part := range strings.Split(text, "~")[1:] {
		if part == "" || part[0] != '0' && part[0] != '1' {
			return false
		}
	}
	return true
}
