{{ header }}

package schema

import (
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// number is a JSON number: an integer of 64 bits where it is written as one, a float64 otherwise.
type number struct {
	kind  byte // 'i' for a negative integer, 'u' for another integer, 'f' for a float
	int   int64
	uint  uint64
	float float64
}

func fromInt(value int64) number {
	if value < 0 {
		return number{kind: 'i', int: value}
	}
	return number{kind: 'u', uint: uint64(value)}
}

func numberOf(value any) (number, bool) {
	switch value := value.(type) {
	case json.Number:
		return parseNumber(string(value))
	case float64:
		return number{kind: 'f', float: value}, true
	case int:
		return fromInt(int64(value)), true
	case int64:
		return fromInt(value), true
	case uint64:
		return number{kind: 'u', uint: value}, true
	default:
		return number{}, false
	}
}

func parseNumber(text string) (number, bool) {
	if !strings.ContainsAny(text, ".eE") && text != "-0" {
		if value, err := strconv.ParseUint(text, 10, 64); err == nil {
			return number{kind: 'u', uint: value}, true
		}
		if value, err := strconv.ParseInt(text, 10, 64); err == nil {
			return fromInt(value), true
		}
	}
	value, err := strconv.ParseFloat(text, 64)
	return number{kind: 'f', float: value}, err == nil || errors.Is(err, strconv.ErrRange)
}

func (x number) integral() bool {
	return x.kind != 'f' || x.float == math.Trunc(x.float) && !math.IsInf(x.float, 0)
}

func (x number) asFloat() float64 {
	switch x.kind {
	case 'i':
		return float64(x.int)
	case 'u':
		return float64(x.uint)
	default:
		return x.float
	}
}

// exact turns an integral float that fits 64 bits into the integer it is.
func (x number) exact() number {
	switch {
	case x.kind != 'f' || !x.integral():
		return x
	case x.float >= 0 && x.float < 1<<64:
		return number{kind: 'u', uint: uint64(x.float)}
	case x.float < 0 && x.float >= -1<<63:
		return number{kind: 'i', int: int64(x.float)}
	default:
		return x
	}
}

// compare orders two numbers by value, without rounding.
func compare(a, b number) int {
	a, b = a.exact(), b.exact()
	switch {
	case a.kind == 'u' && b.kind == 'u':
		return order(a.uint < b.uint, a.uint > b.uint)
	case a.kind == 'i' && b.kind == 'i':
		return order(a.int < b.int, a.int > b.int)
	case a.kind != 'f' && b.kind != 'f':
		return order(a.kind == 'i', b.kind == 'i')
	case a.kind == 'f' && b.kind == 'f':
		return order(a.float < b.float, a.float > b.float)
	default:
		return a.big().Cmp(b.big())
	}
}

func order(less, more bool) int {
	switch {
	case less:
		return -1
	case more:
		return 1
	default:
		return 0
	}
}

func (x number) big() *big.Float {
	switch x.kind {
	case 'i':
		return new(big.Float).SetInt64(x.int)
	case 'u':
		return new(big.Float).SetUint64(x.uint)
	default:
		return new(big.Float).SetFloat64(x.float)
	}
}

// divides tells whether x is a multiple of divisor. Integers are divided as such; a fraction is taken as the decimal it is
// written as, so that 0.07 is a multiple of 0.01.
func (x number) divides(divisor number) bool {
	switch x = x.exact(); {
	case divisor.kind == 'u' && x.kind == 'u':
		return x.uint%divisor.uint == 0
	case divisor.kind == 'u' && x.kind == 'i':
		return uint64(-(x.int+1))%divisor.uint == divisor.uint-1
	case divisor.kind == 'u':
		return math.Mod(x.float, float64(divisor.uint)) == 0
	default:
		return new(big.Rat).Quo(decimal(x.asFloat()), decimal(divisor.float)).IsInt()
	}
}

// decimal is the shortest decimal that reads as the float.
func decimal(float float64) *big.Rat {
	value, ok := new(big.Rat).SetString(strconv.FormatFloat(float, 'g', -1, 64))
	if !ok { // an infinity
		return big.NewRat(1, 3)
	}
	return value
}

// text is the shortest way to write the number; equal numbers have one text.
func (x number) text() string {
	switch x = x.exact(); x.kind {
	case 'i':
		return strconv.FormatInt(x.int, 10)
	case 'u':
		return strconv.FormatUint(x.uint, 10)
	default:
		return strconv.FormatFloat(x.float, 'g', -1, 64)
	}
}
