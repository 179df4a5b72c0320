{{ header }}

package schema

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	{{ contract }}
)

// Marshal writes a value of an emitted type. It differs from encoding/json where that would not give back what was read:
// a nil slice is [], a nil map is {}, keys that a json tag can't hold are written, and so are additional properties, in
// sorted order.
func Marshal(v any) ([]byte, error) {
	var w writer
	if err := w.value(reflect.ValueOf(v)); err != nil {
		return nil, err
	}
	return w.text, nil
}

type writer struct {
	text  []byte
	depth int
}

var errText = errors.New("a string that is not UTF-8 can't be written as JSON")

// open begins an array or an object, unless it is in too many others: a value may contain itself.
func (w *writer) open(bracket byte) error {
	if w.depth++; w.depth > maxDepth {
		return errDepth
	}
	w.text = append(w.text, bracket)
	return nil
}

func (w *writer) close(bracket byte) {
	w.depth--
	w.text = append(w.text, bracket)
}

func (w *writer) value(v reflect.Value) error {
	switch v.Kind() {
	case reflect.Invalid:
		w.text = append(w.text, "null"...)
	case reflect.Bool:
		w.text = strconv.AppendBool(w.text, v.Bool())
	case reflect.Int64:
		w.text = strconv.AppendInt(w.text, v.Int(), 10)
	case reflect.Uint64:
		w.text = strconv.AppendUint(w.text, v.Uint(), 10)
	case reflect.Float64:
		return w.float(v.Float())
	case reflect.String:
		return w.string(v.String())
	case reflect.Pointer:
		return w.value(v.Elem())
	case reflect.Interface:
		if v.NumMethod() == 0 {
			return w.any(v.Interface())
		}
		return w.value(v.Elem())
	case reflect.Slice:
		return w.slice(v)
	case reflect.Map:
		return w.mapping(v)
	case reflect.Struct:
		return w.structure(v)
	default:
		return fmt.Errorf("%s can't be written as JSON", v.Type())
	}
	return nil
}

// any writes a value that is not of an emitted type.
func (w *writer) any(value any) error {
	switch value := value.(type) {
	case nil, bool, string, int64, uint64, float64, []any, map[string]any:
		return w.value(reflect.ValueOf(value))
	case json.Number:
		if _, ok := parseNumber(string(value)); ok {
			w.text = append(w.text, value...)
			return nil
		}
	}
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return err
	}
	w.text = append(w.text, bytes.TrimSuffix(buffer.Bytes(), []byte("\n"))...)
	return nil
}

func (w *writer) float(value float64) error {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return fmt.Errorf("%v can't be written as JSON", value)
	}
	format := byte('f')
	if size := math.Abs(value); size != 0 && (size < 1e-6 || size >= 1e21) {
		format = 'e'
	}
	w.text = strconv.AppendFloat(w.text, value, format, -1, 64)
	return nil
}

func (w *writer) string(text string) error {
	if !utf8.ValidString(text) {
		return errText
	}
	w.text = append(w.text, '"')
	for _, sign := range text {
		switch {
		case sign == '"' || sign == '\\':
			w.text = append(w.text, '\\', byte(sign))
		case sign < ' ' || sign == '\u2028' || sign == '\u2029':
			w.text = fmt.Appendf(w.text, `\u%04x`, sign)
		default:
			w.text = utf8.AppendRune(w.text, sign)
		}
	}
	w.text = append(w.text, '"')
	return nil
}

func (w *writer) slice(v reflect.Value) error {
	if err := w.open('['); err != nil {
		return err
	}
	for i := range v.Len() {
		w.comma()
		if err := w.value(v.Index(i)); err != nil {
			return err
		}
	}
	w.close(']')
	return nil
}

func (w *writer) mapping(v reflect.Value) error {
	if err := w.open('{'); err != nil {
		return err
	}
	if err := w.members(v, nil); err != nil {
		return err
	}
	w.close('}')
	return nil
}

// members writes the entries of a map, sorted by key. No key may be one of the fields.
func (w *writer) members(v reflect.Value, fields []field) error {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) })
	for _, key := range keys {
		for _, field := range fields {
			if field.key == key.String() {
				return fmt.Errorf("the additional property %q has a field of its own", field.key)
			}
		}
		if err := w.key(key.String()); err != nil {
			return err
		}
		if err := w.value(v.MapIndex(key)); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) key(key string) error {
	w.comma()
	err := w.string(key)
	w.text = append(w.text, ':')
	return err
}

// comma stands before all but the first in a list.
func (w *writer) comma() {
	if last := w.text[len(w.text)-1]; last != '{' && last != '[' {
		w.text = append(w.text, ',')
	}
}

// optional is a contract.Optional of any type.
type optional interface {
	Pointer() any
}

func (w *writer) structure(v reflect.Value) error {
	switch value := v.Interface().(type) {
	case contract.Null:
		w.text = append(w.text, "null"...)
		return nil
	case contract.Never:
		return errors.New("no document is valid here")
	case optional:
		return w.value(reflect.ValueOf(value.Pointer()))
	}
	plan := planOf(v.Type())
	switch {
	case plan.whole:
		return w.value(v.Field(0))
	case plan.items:
		return w.array(v, plan)
	}
	if err := w.open('{'); err != nil {
		return err
	}
	for _, field := range plan.fields {
		value := v.Field(field.index)
		if field.omitZero && value.IsZero() {
			continue
		}
		if err := w.key(field.key); err != nil {
			return err
		}
		if err := w.field(field, value); err != nil {
			return err
		}
	}
	if plan.additional >= 0 {
		if err := w.members(v.Field(plan.additional), plan.fields); err != nil {
			return err
		}
	}
	w.close('}')
	return nil
}

// array writes a struct whose fields are the items of an array. Those that may be missing are missing from the end.
func (w *writer) array(v reflect.Value, plan *plan) error {
	if err := w.open('['); err != nil {
		return err
	}
	missing := ""
	for _, field := range plan.fields {
		value := v.Field(field.index)
		if field.omitZero && value.IsZero() {
			missing = v.Type().Field(field.index).Name
			continue
		}
		if missing != "" {
			return fmt.Errorf("there are items after %s, which is missing", missing)
		}
		w.comma()
		if err := w.field(field, value); err != nil {
			return err
		}
	}
	if plan.additional >= 0 {
		rest := v.Field(plan.additional)
		if missing != "" && rest.Len() > 0 {
			return fmt.Errorf("there are items after %s, which is missing", missing)
		}
		for i := range rest.Len() {
			w.comma()
			if err := w.value(rest.Index(i)); err != nil {
				return err
			}
		}
	}
	w.close(']')
	return nil
}

func (w *writer) field(field field, value reflect.Value) error {
	if field.nullNil && value.IsNil() {
		w.text = append(w.text, "null"...)
		return nil
	}
	return w.value(value)
}

// plan says how the fields of a struct are written.
type plan struct {
	fields     []field
	additional int  // the index of the field that holds additional properties, or -1
	whole      bool // the only field is the whole value
	items      bool // the fields are the items of an array
}

type field struct {
	index    int
	key      string
	omitZero bool // absent where it is zero
	nullNil  bool // null where it is nil, and no empty list or table
}

var plans sync.Map // from reflect.Type to *plan

// planOf reads the tags of a struct. A key that a json tag can't hold stands in a tag of its own.
func planOf(t reflect.Type) *plan {
	if known, ok := plans.Load(t); ok {
		return known.(*plan)
	}
	made := &plan{additional: -1}
	for i := range t.NumField() {
		tag := t.Field(i).Tag
		own, hasOwn := tag.Lookup("key")
		nullNil := tag.Get("nil") == "null"
		key, option, _ := strings.Cut(tag.Get("json"), ",")
		switch {
		case hasOwn:
			made.fields = append(made.fields, field{i, own, tag.Get("omit") == "zero", nullNil})
		case key != "-":
			made.fields = append(made.fields, field{i, key, option == "omitzero", nullNil})
		case tag.Get("value") == "item":
			made.items = true
			made.fields = append(made.fields, field{i, "", tag.Get("omit") == "zero", nullNil})
		case tag.Get("value") == "whole":
			made.whole = true
		default:
			made.additional = i
		}
	}
	plans.Store(t, made)
	return made
}
