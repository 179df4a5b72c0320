package schema

import (
	"net/netip"
	"strings"
)

// The formats of URIs.
var (
	URI          = &Format{"a URI such as https://example.com/", isURI}
	URIReference = &Format{"a URI or a relative reference", isURIReference}
)

// Signs that parts of a URI may have besides letters, digits and escapes.
const (
	schemeSigns = "+-."
	nameSigns   = "-._~!$&'()*+,;="
	userSigns   = nameSigns + ":"
	pathSigns   = nameSigns + ":@/"
	querySigns  = pathSigns + "?"
)

func isURI(text string) bool {
	scheme, rest, ok := strings.Cut(text, ":")
	return ok && isScheme(scheme) && isRelative(rest)
}

func isURIReference(text string) bool {
	if isURI(text) {
		return true
	}
	// A colon in the first segment would be the end of a scheme.
	colon, end := strings.IndexByte(text, ':'), strings.IndexAny(text, "/?#")
	return (colon < 0 || 0 <= end && end < colon) && isRelative(text)
}

func isScheme(text string) bool {
	return text != "" && 'a' <= text[0]|0x20 && text[0]|0x20 <= 'z' && isMadeOf(text, schemeSigns, false)
}

// isRelative takes what may stand after a scheme.
func isRelative(text string) bool {
	text, fragment, _ := strings.Cut(text, "#")
	path, query, _ := strings.Cut(text, "?")
	if !isMadeOf(fragment, querySigns, true) || !isMadeOf(query, querySigns, true) {
		return false
	}
	if authority, ok := strings.CutPrefix(path, "//"); ok {
		end := strings.IndexByte(authority, '/')
		if end < 0 {
			end = len(authority)
		}
		authority, path = authority[:end], authority[end:]
		if !isAuthority(authority) {
			return false
		}
	}
	return isMadeOf(path, pathSigns, true)
}

func isAuthority(text string) bool {
	if user, rest, ok := strings.Cut(text, "@"); ok {
		if !isMadeOf(user, userSigns, true) {
			return false
		}
		text = rest
	}
	host, port := text, ""
	if end := strings.LastIndexByte(text, ':'); end > strings.LastIndexByte(text, ']') {
		host, port = text[:end], text[end+1:]
	}
	if strings.Trim(port, "0123456789") != "" {
		return false
	}
	if literal, ok := strings.CutPrefix(host, "["); ok {
		literal, ok = strings.CutSuffix(literal, "]")
		return ok && isAddress(literal)
	}
	return isMadeOf(host, nameSigns, true)
}

// isAddress takes what may stand in brackets: an IPv6 address, or one of a later version.
func isAddress(text string) bool {
	if text == "" || text[0]|0x20 != 'v' {
		address, err := netip.ParseAddr(text)
		return err == nil && address.Is6() && address.Zone() == ""
	}
	version, address, _ := strings.Cut(text[1:], ".")
	return version != "" && strings.Trim(version, "0123456789abcdefABCDEF") == "" &&
		address != "" && isMadeOf(address, userSigns, false)
}

// isMadeOf reports whether a text has letters, digits and the signs alone, and escapes where they are allowed.
func isMadeOf(text, signs string, escapes bool) bool {
	for i := 0; i < len(text); i++ {
		switch sign := text[i]; {
		case '0' <= sign && sign <= '9', 'a' <= sign|0x20 && sign|0x20 <= 'z':
		case sign == '%' && escapes && i+3 <= len(text) && fits(text[i+1:i+3], "xx"):
			i += 2
		case strings.IndexByte(signs, sign) < 0:
			return false
		}
	}
	return true
}
