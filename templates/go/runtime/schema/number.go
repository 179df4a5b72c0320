package schema

import (
	"cmp"
	"encoding/json"
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"
)

// number is a JSON number by its exact value, as a decimal: 0.d1d2d3… × 10^magnitude, where d1 is not 0. Equal numbers
// are equal structs.
type number struct {
	negative  bool
	magnitude int    // least for 0
	lead      uint64 // the first 19 digits, filled up with zeros
	rest      string // the digits after them, the last one not 0
}

const (
	leading      = 19      // digits that a uint64 always has room for
	maxMagnitude = 1 << 30 // far beyond what any check accepts
)

var zero = number{magnitude: math.MinInt}

// powers are 10^0, 10^1 and so on.
var powers = func() (powers [leading + 1]uint64) {
	powers[0] = 1
	for i := range leading {
		powers[i+1] = powers[i] * 10
	}
	return powers
}()

func numberOf(value any) (number, bool) {
	switch value := value.(type) {
	case json.Number:
		return parseNumber(string(value))
	case float64:
		return fromFloat(value)
	case int:
		return fromInt(int64(value)), true
	case int64:
		return fromInt(value), true
	case uint64:
		return fromUint(value), true
	default:
		return number{}, false
	}
}

func fromInt(value int64) number {
	if value >= 0 {
		return fromUint(uint64(value))
	}
	x := fromUint(-uint64(value))
	x.negative = true
	return x
}

func fromUint(value uint64) number {
	if value == 0 {
		return zero
	}
	digits := bits.Len64(value) * 1233 >> 12 // its logarithm, and maybe 1 less than the number of digits
	if value >= powers[digits] {
		digits++
	}
	if digits <= leading {
		return number{magnitude: digits, lead: value * powers[leading-digits]}
	}
	x := number{magnitude: digits, lead: value / 10}
	if last := value % 10; last != 0 {
		x.rest = strconv.FormatUint(last, 10)
	}
	return x
}

// fromFloat takes a float as the shortest decimal that reads as it. It fails for what JSON has no number for.
func fromFloat(value float64) (number, bool) {
	if math.IsInf(value, 0) || math.IsNaN(value) {
		return number{}, false
	}
	// Decimals of at most 15 digits that read as a float are its shortest, and most floats in schemas have few.
	for places := range 7 {
		scale := float64(powers[places])
		if scaled := value * scale; math.Abs(scaled) < 1e15 && scaled == math.Trunc(scaled) && scaled/scale == value {
			x := fromInt(int64(scaled))
			if x != zero {
				x.magnitude -= places
			}
			return x, true
		}
	}
	return parseNumber(strconv.FormatFloat(value, 'e', -1, 64))
}

func parseNumber(text string) (number, bool) {
	unsigned, negative := strings.CutPrefix(text, "-")
	whole, after := cutDigits(unsigned)
	if after == "" && whole != "" && len(whole) < leading {
		value, _ := strconv.ParseUint(whole, 10, 64)
		x := fromUint(value)
		x.negative = negative && value != 0
		return x, true
	}
	fraction, ok := "", whole != ""
	if more, hasFraction := strings.CutPrefix(after, "."); hasFraction {
		fraction, after = cutDigits(more)
		ok = ok && fraction != ""
	}
	exponent := 0
	if after != "" {
		var valid bool
		exponent, valid = parseExponent(after)
		ok = ok && valid
	}
	x := decimal(whole, fraction, exponent)
	x.negative = negative && x.lead != 0
	return x, ok
}

func cutDigits(text string) (digits, after string) {
	end := 0
	for end < len(text) && '0' <= text[end] && text[end] <= '9' {
		end++
	}
	return text[:end], text[end:]
}

// parseExponent reads an exponent with its e. One that is out of all bounds becomes maxMagnitude.
func parseExponent(text string) (int, bool) {
	if text[0] != 'e' && text[0] != 'E' {
		return 0, false
	}
	digits, negative := strings.CutPrefix(text[1:], "-")
	if !negative {
		digits = strings.TrimPrefix(digits, "+")
	}
	digits, after := cutDigits(digits)
	if digits == "" || after != "" {
		return 0, false
	}
	exponent, err := strconv.Atoi(digits)
	if err != nil || exponent > maxMagnitude {
		exponent = maxMagnitude
	}
	if negative {
		exponent = -exponent
	}
	return exponent, true
}

// decimal is the number with these digits before and after the point, times a power of ten.
func decimal(whole, fraction string, exponent int) number {
	whole = strings.TrimLeft(whole, "0")
	exponent += len(whole)
	if whole == "" {
		digits := strings.TrimLeft(fraction, "0")
		exponent -= len(fraction) - len(digits)
		fraction = digits
	}
	x := number{magnitude: exponent}
	digits := whole
	if fraction != "" {
		digits += fraction
	}
	digits = strings.TrimRight(digits, "0")
	if digits == "" {
		return zero
	}
	count := min(len(digits), leading)
	x.lead, _ = strconv.ParseUint(digits[:count], 10, 64)
	x.lead *= powers[leading-count]
	x.rest = digits[count:]
	return x
}

// integral reports whether the number has no fraction.
func (x number) integral() bool {
	switch {
	case x.rest != "":
		return leading+len(x.rest) <= x.magnitude
	case x.magnitude >= leading || x.lead == 0:
		return true
	default:
		return x.magnitude > 0 && x.lead%powers[leading-x.magnitude] == 0
	}
}

// size is the number without its sign, where that is an integer of 64 bits.
func (x number) size() (uint64, bool) {
	switch {
	case x.lead == 0:
		return 0, true
	case x.magnitude > leading+1 || !x.integral():
		return 0, false
	case x.magnitude <= leading:
		return x.lead / powers[leading-x.magnitude], true
	}
	var last uint64
	if x.rest != "" {
		last = uint64(x.rest[0] - '0')
	}
	high, low := bits.Mul64(x.lead, 10)
	sum, carry := bits.Add64(low, last, 0)
	return sum, high == 0 && carry == 0
}

// compare orders two numbers by value.
func compare(a, b number) int {
	if a.negative != b.negative {
		if a.negative {
			return -1
		}
		return 1
	}
	order := cmp.Or(cmp.Compare(a.magnitude, b.magnitude), cmp.Compare(a.lead, b.lead), strings.Compare(a.rest, b.rest))
	if a.negative {
		return -order
	}
	return order
}

// isMultipleOf divides exactly, and with little work for any exponents: 0.07 is a multiple of 0.01, 1e300 of 7 is not.
func (x number) isMultipleOf(divisor number) bool {
	if x.lead == 0 {
		return true
	}
	if a, ok := x.size(); ok {
		if b, ok := divisor.size(); ok {
			return a%b == 0
		}
	}
	digits, by := x.digits(), divisor.digits()
	shift := (x.magnitude - len(digits)) - (divisor.magnitude - len(by))
	if shift < 0 {
		// The quotient would have to be a multiple of ten, and the digits do not end in 0.
		return false
	}
	dividend, _ := new(big.Int).SetString(digits, 10)
	modulus, _ := new(big.Int).SetString(by, 10)
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(shift)), modulus)
	return power.Mul(power, dividend).Mod(power, modulus).Sign() == 0
}

// digits returns all digits, without zeros at either end.
func (x number) digits() string {
	if x.rest == "" {
		return strings.TrimRight(strconv.FormatUint(x.lead, 10), "0")
	}
	return strconv.FormatUint(x.lead, 10) + x.rest
}

// text is a short way to write the number; equal numbers have one text.
func (x number) text() string {
	if x.lead == 0 {
		return "0"
	}
	sign, digits := "", x.digits()
	if x.negative {
		sign = "-"
	}
	switch {
	case x.magnitude > leading+2 || x.magnitude < -5:
		if len(digits) > 1 {
			digits = digits[:1] + "." + digits[1:]
		}
		return sign + digits + "e" + strconv.Itoa(x.magnitude-1)
	case x.magnitude <= 0:
		return sign + "0." + strings.Repeat("0", -x.magnitude) + digits
	case len(digits) <= x.magnitude:
		return sign + digits + strings.Repeat("0", x.magnitude-len(digits))
	default:
		return sign + digits[:x.magnitude] + "." + digits[x.magnitude:]
	}
}
