package schema

import (
	"net/netip"
	"strings"
	"time"
)

// Format is a form of strings.
type Format struct {
	words string
	check func(string) bool
}

// The formats of JSON Schema that the standard library knows, or nearly.
var (
	DateTime = &Format{"a date-time such as 2024-02-29T12:30:00Z", isDateTime}
	Date     = &Format{"a date such as 2024-02-29", isDate}
	Time     = &Format{"a time such as 12:30:00Z", isTime}
	UUID     = &Format{"a UUID", isUUID}
	IPv4     = &Format{"an IPv4 address", isIPv4}
	IPv6     = &Format{"an IPv6 address", isIPv6}
)

func isDateTime(text string) bool {
	return len(text) > 11 && isDate(text[:10]) && (text[10] == 'T' || text[10] == 't') && isTime(text[11:])
}

func isDate(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

func isTime(text string) bool {
	if len(text) < 9 || !fits(text[:8], "dd:dd:dd") {
		return false
	}
	hour, minute, second := two(text), two(text[3:]), two(text[6:])
	rest := text[8:]
	if rest[0] == '.' {
		digits := len(rest) - 1 - len(strings.TrimLeft(rest[1:], "0123456789"))
		if digits == 0 {
			return false
		}
		rest = rest[1+digits:]
	}
	offset, ok := offsetMinutes(rest)
	if !ok || hour > 23 || minute > 59 || second > 60 {
		return false
	}
	// A leap second is the last one of a day in UTC.
	const day = 24 * 60
	return second < 60 || (hour*60+minute-offset+2*day)%day == day-1
}

func offsetMinutes(text string) (minutes int, ok bool) {
	if text == "Z" || text == "z" {
		return 0, true
	}
	if !fits(text, "+dd:dd") && !fits(text, "-dd:dd") || two(text[1:]) > 23 || two(text[4:]) > 59 {
		return 0, false
	}
	minutes = two(text[1:])*60 + two(text[4:])
	if text[0] == '-' {
		minutes = -minutes
	}
	return minutes, true
}

func two(text string) int { return int(text[0]-'0')*10 + int(text[1]-'0') }

// fits reports whether a text has the form of a mask, in which d stands for a digit and x for a hexadecimal one.
func fits(text, mask string) bool {
	if len(text) != len(mask) {
		return false
	}
	for i := range len(mask) {
		sign := text[i]
		isDigit := '0' <= sign && sign <= '9'
		switch mask[i] {
		case 'd':
			if !isDigit {
				return false
			}
		case 'x':
			if !isDigit && ('a' > sign|0x20 || sign|0x20 > 'f') {
				return false
			}
		default:
			if sign != mask[i] {
				return false
			}
		}
	}
	return true
}

func isUUID(text string) bool { return fits(text, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx") }

func isIPv4(text string) bool {
	address, err := netip.ParseAddr(text)
	return err == nil && address.Is4()
}

func isIPv6(text string) bool {
	address, err := netip.ParseAddr(text)
	return err == nil && address.Is6() && address.Zone() == ""
}
