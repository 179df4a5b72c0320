package schema

import "strings"

// Duration is the format of durations.
var Duration = &Format{"a duration such as P1DT12H", isDuration}

func isDuration(text string) bool {
	text, ok := strings.CutPrefix(text, "P")
	if !ok {
		return false
	}
	if weeks, rest := cutAmount(text, 'W'); weeks {
		return rest == ""
	}
	date, time, timed := strings.Cut(text, "T")
	if timed && !isRun(time, "HMS") {
		return false
	}
	return isRun(date, "YMD") || timed && date == ""
}

// isRun reports whether a text has amounts of consecutive units: years and days need months between them.
func isRun(text, units string) bool {
	begun := false
	for i := range len(units) {
		found, rest := cutAmount(text, units[i])
		if begun && !found {
			return text == ""
		}
		begun, text = found, rest
	}
	return begun && text == ""
}

// cutAmount cuts digits and a unit off a text.
func cutAmount(text string, unit byte) (found bool, rest string) {
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	if digits == 0 || digits == len(text) || text[digits] != unit {
		return false, text
	}
	return true, text[digits+1:]
}
