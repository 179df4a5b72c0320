package schema

import (
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Regex is the format of patterns.
var Regex = &Format{"a regular expression of ECMA-262", isRegex}

// isRegex takes what ECMA-262 calls a pattern, with the flag u. Groups are kept on a stack of their own: a pattern may nest
// them as deep as it likes.
func isRegex(text string) bool {
	p := pattern{rest: text, size: len(text), groups: []group{{start: -1}}, named: map[string]int{}}
	for p.rest != "" {
		if !p.term() {
			return false
		}
	}
	for _, name := range p.wanted {
		if _, ok := p.named[name]; !ok {
			return false
		}
	}
	return len(p.groups) == 1 && p.reference <= p.captures
}

type pattern struct {
	rest       string
	size       int
	groups     []group        // those that are open; the first is the whole pattern
	repeatable bool           // whether a quantifier may come next
	captures   int            // how many groups capture
	reference  int            // the highest number that is referred to
	named      map[string]int // where each name was given last
	wanted     []string       // the names that are referred to
}

type group struct {
	start int
	bar   int  // where its last alternative begins
	looks bool // whether it looks around
}

// at is the place in the whole text.
func (p *pattern) at() int { return p.size - len(p.rest) }

// take takes what comes next, if it is this.
func (p *pattern) take(text string) bool {
	rest, ok := strings.CutPrefix(p.rest, text)
	p.rest = rest
	return ok
}

// next takes the next sign; -1 where there is none.
func (p *pattern) next() rune {
	if p.rest == "" {
		return -1
	}
	sign, size := utf8.DecodeRuneInString(p.rest)
	p.rest = p.rest[size:]
	return sign
}

// until takes what stands before a sign, and the sign.
func (p *pattern) until(end string) (string, bool) {
	text, rest, ok := strings.Cut(p.rest, end)
	p.rest = rest
	return text, ok
}

// term takes one sign with what belongs to it.
func (p *pattern) term() bool {
	start := p.at()
	repeatable := p.repeatable
	p.repeatable = false
	switch sign := p.next(); sign {
	case '^', '$':
		return true
	case '|':
		p.groups[len(p.groups)-1].bar = start
		return true
	case '(':
		return p.open(start)
	case ')':
		last := len(p.groups) - 1
		if last == 0 {
			return false
		}
		p.repeatable = !p.groups[last].looks
		p.groups = p.groups[:last]
		return true
	case '*', '+', '?':
		p.take("?")
		return repeatable
	case '{':
		return repeatable && p.counts()
	case '}', ']':
		return false
	case '\\':
		return p.escape()
	case '[':
		p.repeatable = true
		return p.class()
	default:
		p.repeatable = true
		return true
	}
}

// open takes what may follow a bracket that opens a group.
func (p *pattern) open(start int) bool {
	opened := group{start: start, bar: start}
	switch {
	case !p.take("?"):
		p.captures++
	case p.take("="), p.take("!"), p.take("<="), p.take("<!"):
		opened.looks = true
	case p.take("<"):
		p.captures++
		name, ok := p.groupName()
		if !ok || !p.isFree(name) {
			return false
		}
		p.named[name] = start
	default:
		flags, ok := p.until(":")
		if !ok || !isModifiers(flags) {
			return false
		}
	}
	p.groups = append(p.groups, opened)
	return true
}

// isModifiers takes flags to set and, after a dash, flags to clear, each once.
func isModifiers(text string) bool {
	if text == "-" {
		return false
	}
	for i, sign := range text {
		if !strings.ContainsRune("ims-", sign) || strings.ContainsRune(text[:i], sign) {
			return false
		}
	}
	return true
}

// isFree reports whether a name may be given: groups may share it that stand in different alternatives.
func (p *pattern) isFree(name string) bool {
	given, ok := p.named[name]
	if !ok {
		return true
	}
	// The innermost of the open groups around the one with the name has gone on to another alternative since.
	inside := sort.Search(len(p.groups), func(i int) bool { return p.groups[i].start >= given }) - 1
	return p.groups[inside].bar > given
}

// groupName takes an identifier and the bracket behind it, and gives it without escapes.
func (p *pattern) groupName() (string, bool) {
	var name strings.Builder
	for {
		sign := p.next()
		switch {
		case sign == '>':
			return name.String(), name.Len() > 0
		case sign == '\\':
			if !p.take("u") {
				return "", false
			}
			sign = p.unicodeEscape()
		}
		if !isIdentifierSign(sign, name.Len() == 0) {
			return "", false
		}
		name.WriteRune(sign)
	}
}

func isIdentifierSign(sign rune, first bool) bool {
	switch {
	case sign == '$' || sign == '_' || idStart.has(sign):
		return true
	case first:
		return false
	default:
		return sign == 0x200c || sign == 0x200d || idContinue.has(sign)
	}
}

// isProperty takes what stands between the braces of \p{…}.
func isProperty(text string) bool {
	name, value, ok := strings.Cut(text, "=")
	switch {
	case !ok:
		return lists(generalCategories, name) || lists(binaryProperties, name)
	case name == "General_Category" || name == "gc":
		return lists(generalCategories, value)
	case name == "Script" || name == "sc" || name == "Script_Extensions" || name == "scx":
		return lists(scripts, value)
	default:
		return false
	}
}

// lists reports whether a word is one of a list that has a space on either side of each.
func lists(list, word string) bool {
	return word != "" && !strings.Contains(word, " ") && strings.Contains(list, " "+word+" ")
}

// counts takes what follows the brace of a quantifier.
func (p *pattern) counts() bool {
	text, ok := p.until("}")
	least, most, bounded := strings.Cut(text, ",")
	p.take("?")
	if !ok || !isNumber(least) {
		return false
	}
	return !bounded || most == "" || isNumber(most) && !isLess(most, least)
}

func isNumber(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// isLess compares numbers of any size.
func isLess(a, b string) bool {
	a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	return len(a) < len(b) || len(a) == len(b) && a < b
}

// escape takes what follows a backslash outside of a class.
func (p *pattern) escape() bool {
	if p.take("b") || p.take("B") {
		return true
	}
	p.repeatable = true
	switch {
	case p.take("k<"):
		name, ok := p.groupName()
		p.wanted = append(p.wanted, name)
		return ok
	case p.rest != "" && '1' <= p.rest[0] && p.rest[0] <= '9':
		digits := p.rest[:len(p.rest)-len(strings.TrimLeft(p.rest, "0123456789"))]
		p.rest = p.rest[len(digits):]
		number, err := strconv.Atoi(digits)
		p.reference = max(p.reference, number)
		return err == nil
	default:
		return p.manySigns() || p.oneSign() >= 0
	}
}

// class takes what follows the bracket that opens a class.
func (p *pattern) class() bool {
	p.take("^")
	for !p.take("]") {
		low, ok := p.member()
		if !ok {
			return false
		}
		if !strings.HasPrefix(p.rest, "-") || strings.HasPrefix(p.rest, "-]") {
			continue
		}
		p.take("-")
		high, ok := p.member()
		if !ok || low < 0 || high < 0 || low > high {
			return false
		}
	}
	return true
}

// member takes a member of a class: a sign, or -1 for many of them.
func (p *pattern) member() (sign rune, ok bool) {
	if !p.take("\\") {
		sign = p.next()
		return sign, sign >= 0
	}
	switch {
	case p.take("b"):
		return '\b', true
	case p.take("-"):
		return '-', true
	case p.manySigns():
		return -1, true
	default:
		sign = p.oneSign()
		return sign, sign >= 0
	}
}

// manySigns takes an escape that stands for many signs.
func (p *pattern) manySigns() bool {
	if p.rest == "" {
		return false
	}
	switch p.rest[0] {
	case 'd', 'D', 's', 'S', 'w', 'W':
		p.rest = p.rest[1:]
		return true
	case 'p', 'P':
		property, ok := strings.CutPrefix(p.rest[1:], "{")
		property, rest, ends := strings.Cut(property, "}")
		if !ok || !ends || !isProperty(property) {
			return false
		}
		p.rest = rest
		return true
	default:
		return false
	}
}

// oneSign takes an escape that stands for one sign; -1 where it is none.
func (p *pattern) oneSign() rune {
	switch sign := p.next(); sign {
	case 't', 'n', 'v', 'f', 'r':
		return rune("\t\n\v\f\r"[strings.IndexRune("tnvfr", sign)])
	case 'c':
		if letter := p.next(); 'a' <= letter|0x20 && letter|0x20 <= 'z' {
			return letter & 0x1f
		}
		return -1
	case '0':
		if strings.TrimLeft(p.rest, "0123456789") != p.rest {
			return -1
		}
		return 0
	case 'x':
		return p.hexadecimal(2)
	case 'u':
		return p.unicodeEscape()
	case '^', '$', '\\', '.', '*', '+', '?', '(', ')', '[', ']', '{', '}', '|', '/':
		return sign
	default:
		return -1
	}
}

// unicodeEscape takes what follows \u; -1 where that is no sign. Two halves of a pair are one sign.
func (p *pattern) unicodeEscape() rune {
	if p.take("{") {
		digits, ok := p.until("}")
		code, err := strconv.ParseUint(digits, 16, 64)
		if !ok || err != nil || code > unicode.MaxRune {
			return -1
		}
		return rune(code)
	}
	first := p.hexadecimal(4)
	after := p.rest
	if utf16.IsSurrogate(first) && p.take(`\u`) {
		if sign := utf16.DecodeRune(first, p.hexadecimal(4)); sign != unicode.ReplacementChar {
			return sign
		}
		p.rest = after
	}
	return first
}

func (p *pattern) hexadecimal(digits int) rune {
	if len(p.rest) < digits {
		return -1
	}
	code, err := strconv.ParseUint(p.rest[:digits], 16, 32)
	if err != nil {
		return -1
	}
	p.rest = p.rest[digits:]
	return rune(code)
}
