package schema

import "strings"

// The formats of hosts and of what is reached at them.
var (
	Hostname = &Format{"a hostname", isHostname}
	Email    = &Format{"an email address", isEmail}
)

const (
	maxHostname  = 253
	maxLabel     = 63
	maxLocalPart = 64
)

func isHostname(text string) bool {
	if len(text) > maxHostname {
		return false
	}
	for label := range strings.SplitSeq(text, ".") {
		if !isLabel(label) {
			return false
		}
	}
	return true
}

func isLabel(label string) bool {
	if label == "" || len(label) > maxLabel || label[0] == '-' || label[len(label)-1] == '-' || !each(label, isLabelSign) {
		return false
	}
	if len(label) < 4 || label[2:4] != "--" {
		return true
	}
	// What RFC 5891 calls a reserved label is the ASCII form of another one, or nothing.
	encoded, ok := strings.CutPrefix(label, "xn--")
	return ok && isInternational(encoded)
}

func isLabelSign(sign byte) bool { return isAlphanumeric(sign) || sign == '-' }

func isAlphanumeric(sign byte) bool {
	return '0' <= sign && sign <= '9' || 'a' <= sign|0x20 && sign|0x20 <= 'z'
}

func each(text string, test func(byte) bool) bool {
	for i := range len(text) {
		if !test(text[i]) {
			return false
		}
	}
	return true
}

// isEmail takes what RFC 5321 calls a mailbox.
func isEmail(text string) bool {
	local, domain, ok := cutLocalPart(text)
	// " <" ends the name of who has the address, which is no part of it.
	if !ok || len(local) > maxLocalPart || strings.Contains(local, " <") {
		return false
	}
	if literal, ok := strings.CutPrefix(domain, "["); ok {
		literal, ok = strings.CutSuffix(literal, "]")
		if tag := "IPv6:"; len(literal) > len(tag) && strings.EqualFold(literal[:len(tag)], tag) {
			return ok && isIPv6(literal[len(tag):])
		}
		return ok && isIPv4(literal)
	}
	return isHostname(domain)
}

// cutLocalPart cuts an address at the sign after its local part, which is quoted or words between dots.
func cutLocalPart(text string) (local, domain string, ok bool) {
	if !strings.HasPrefix(text, `"`) {
		local, domain, ok = strings.Cut(text, "@")
		for word := range strings.SplitSeq(local, ".") {
			ok = ok && word != "" && each(word, isAtomSign)
		}
		return local, domain, ok
	}
	for i := 1; i < len(text); i++ {
		switch sign := text[i]; {
		case sign == '"':
			domain, ok = strings.CutPrefix(text[i+1:], "@")
			return text[:i+1], domain, ok
		case sign == '\\':
			i++
			if i == len(text) || !isVisible(text[i]) {
				return "", "", false
			}
		case !isVisible(sign) && sign != ' ' && sign != '\t':
			return "", "", false
		}
	}
	return "", "", false
}

func isAtomSign(sign byte) bool {
	return isAlphanumeric(sign) || strings.IndexByte("!#$%&'*+-/=?^_`{|}~", sign) >= 0
}

func isVisible(sign byte) bool { return '!' <= sign && sign <= '~' }
