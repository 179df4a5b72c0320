// Tests of the emitted code as its users write it: values built in code, their encoding, and errors.
package spec_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"example.com/app/spec"
	"example.com/app/spec/contract"
	"example.com/app/spec/edgesv1"
	"example.com/app/spec/formsv1"
	"example.com/app/spec/limitsv1"
	"example.com/app/spec/orchestratorv1"
	"example.com/app/spec/toolv1"
	"example.com/app/spec/zoov1"
)

type echo struct{}

func (echo) GetSchema(context.Context, toolv1.Empty) (toolv1.GetSchemaOutput, error) {
	return toolv1.GetSchemaOutput{{Name: "echo", Description: "Gives back what it gets."}}, nil
}

func (echo) Execute(_ context.Context, in toolv1.ExecuteInput) (toolv1.ExecuteOutput, error) {
	return toolv1.ExecuteOutput{Result: in.Args}, nil
}

func TestAPluginImplementsItsKind(t *testing.T) {
	var plugin toolv1.ToolPlugin = echo{}
	functions, err := plugin.GetSchema(t.Context(), toolv1.Empty{})
	if err != nil {
		t.Fatal(err)
	}
	want(t, functions, `[{"name":"echo","description":"Gives back what it gets.","parameters":{}}]`)
	if err := functions.Validate(); err != nil {
		t.Error(err)
	}
}

func TestWhatIsNilIsWrittenAsTheSchemaWantsIt(t *testing.T) {
	want(t, toolv1.ExecuteInput{Function: "<&>"}, `{"function":"\u003c\u0026\u003e","args":{}}`)
	want(t, toolv1.GetSchemaOutput(nil), `[]`)
	want(t, toolv1.Empty{}, `{}`)
	want(t, orchestratorv1.BackfillInput{}, `{}`)
	want(t, orchestratorv1.BackfillInput{States: []orchestratorv1.BackfillInputStatesItem{}}, `{"states":[]}`)
	want(t, spec.Manifest{}.Command, `null`)
}

func TestAdditionalPropertiesAreSortedAndNeverShadowAField(t *testing.T) {
	out := toolv1.ExecuteOutput{Additional: map[string]any{"b": json.Number("1.50"), "a": nil}}
	want(t, out, `{"result":null,"a":null,"b":1.50}`)
	out.Additional["result"] = 1
	if _, err := json.Marshal(out); err == nil || !strings.Contains(err.Error(), `"result"`) {
		t.Error(err)
	}
	if err := out.Validate(); err == nil {
		t.Error("it is valid")
	}
}

func TestFourThingsThatMayBeMissing(t *testing.T) {
	var v zoov1.Presence
	err := v.UnmarshalJSON([]byte(`{"required_text":"a","required_nullable_text":null,"required_count":0,
		"required_nullable_count":null,"required_flag":false,"required_nullable_flag":null,"required_list":[],
		"required_nullable_list":null,"required_table":{},"required_nullable_table":null,"required_mode":"on",
		"required_nullable_mode":null,"required_point":{"x":0},"required_nullable_point":null,
		"required_anything":null,"required_null":null,"optional_nullable_count":null,"optional_anything":null}`))
	if err != nil {
		t.Fatal(err)
	}
	if v.OptionalText != nil || v.RequiredNullableText != nil || v.RequiredNullableList != nil {
		t.Error("what is absent or null is not nil")
	}
	if !v.OptionalNullableCount.IsNull() || !v.OptionalNullableText.IsZero() || !v.OptionalAnything.IsNull() {
		t.Error("absent and null are the same")
	}
	v.OptionalNullableCount = contract.Some[uint64](3)
	if count, ok := v.OptionalNullableCount.Get(); !ok || count != 3 {
		t.Error(count, ok)
	}
	if err := v.Validate(); err != nil {
		t.Error(err)
	}
	v.OptionalNullableText = contract.Some("")
	v.RequiredNullableList = []*int64{nil}
	v.RequiredMode = "ON"
	wantProblems(t, v.Validate(), "/optional_nullable_text minLength", "/required_mode enum")
}

func TestDefaults(t *testing.T) {
	var v zoov1.NumbersOutput
	if !v.GetFlag() || v.GetCount() != 3 || v.GetMode() != zoov1.NumbersOutputModeSlow {
		t.Errorf("%+v", v)
	}
	if *v.GetSomething() != "here" || v.GetNothing() != nil {
		t.Errorf("%+v", v)
	}
	if limits := v.GetLimits(); !reflect.DeepEqual(v.GetPrimes(), []int64{2, 3, 5}) || limits.GetLow() != 0 || *limits.High != 9 {
		t.Errorf("%+v", v)
	}
	if err := v.Validate(); err != nil {
		t.Error(err)
	}
	want(t, v, `{"required_with_default":0}`)
	no, null := false, contract.NullOf[string]()
	v.Flag, v.Something, v.Primes = &no, null, []int64{}
	if v.GetFlag() || v.GetSomething() != nil || len(v.GetPrimes()) != 0 {
		t.Errorf("%+v", v)
	}
}

func TestDefaultsOfAllKinds(t *testing.T) {
	var v limitsv1.DefaultsInput
	if err := json.Unmarshal([]byte(`{}`), &v); err != nil {
		t.Fatal(err)
	}
	if v.GetCount() != 3 || !v.GetFlag2() || v.GetShare() != 0.5 || v.GetWord() != "schema." || v.GetMode() != "fmt." {
		t.Errorf("%+v", v)
	}
	if place := v.GetPlace(); place.GetX() != 1 || *place.Y != 2 || place.X != nil {
		t.Errorf("%+v", place)
	}
	if *v.GetMaybe() != "here" || v.GetNothing() != nil || v.GetEither() != limitsv1.DefaultsInputEitherBoolean(true) {
		t.Errorf("%+v", v)
	}
	want(t, v.GetAnything(), `{"n":1.5}`)
	want(t, v, `{}`)
}

func TestWhatNoDocumentHasIsRefused(t *testing.T) {
	for _, document := range []string{`null`, `{}`, `0`} {
		var v limitsv1.NumbersOutput
		wantProblems(t, json.Unmarshal([]byte(document), &v), " false")
	}
	if _, err := json.Marshal(limitsv1.NumbersOutput{}); err == nil {
		t.Error("no document has this value")
	}
}

func TestValuesThatJSONCannotHoldAreNotWritten(t *testing.T) {
	invalid := "\xff"
	v := limitsv1.NumbersInput{Text: &invalid}
	wantProblems(t, v.Validate(), " json")
	if text, err := json.Marshal(v); err == nil {
		t.Errorf("%s", text)
	}
	endless := map[string]any{}
	endless["again"] = endless
	v = limitsv1.NumbersInput{Additional: endless}
	wantProblems(t, v.Validate(), " json")
}

func TestNoKeyIsTooHostile(t *testing.T) {
	document := `{"constructor":1,"toString":"x","":"y","__proto__":"p","\"quoted\"":"q","back\\slash":"b",` + "\"`\":\"t\"" + `,"-":1}`
	var v zoov1.NamesInput
	if err := json.Unmarshal([]byte(document), &v); err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var first, second map[string]any
	if err := errors.Join(json.Unmarshal([]byte(document), &first), json.Unmarshal(again, &second)); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(first, second) {
		t.Errorf("%s became %s", document, again)
	}
}

func TestVariantsAreToldApartByTheirTypes(t *testing.T) {
	payment, err := formsv1.UnmarshalPaymentInput([]byte(`{"method":"cash","given":1.5}`))
	if err != nil {
		t.Fatal(err)
	}
	switch payment := payment.(type) {
	case formsv1.PaymentInputCash:
		if payment.Given != 1.5 {
			t.Error(payment)
		}
	default:
		t.Errorf("%T", payment)
	}
	want(t, payment, `{"method":"cash","given":1.5}`)
	if err := formsv1.ValidatePaymentInput(payment); err != nil {
		t.Error(err)
	}
	wantProblems(t, formsv1.ValidatePaymentInput(formsv1.PaymentInputCash{}), "/given exclusiveMinimum")
	wantProblems(t, formsv1.ValidatePaymentInput(nil), " oneOf")
	refused, err := formsv1.UnmarshalPaymentInput([]byte(`{"method":"cash"}`))
	wantProblems(t, err, " required")
	if refused != nil {
		t.Error("a document that was refused has left something behind")
	}
	nothing, err := edgesv1.UnmarshalChoiceInput([]byte("null"))
	if nothing != nil || err != nil || edgesv1.ValidateChoiceInput(nil) != nil {
		t.Error(nothing, err)
	}
}

func TestATagIsImpliedByItsVariant(t *testing.T) {
	want(t, formsv1.PaymentInputCash{Given: 1}, `{"method":"cash","given":1}`)
	var cash formsv1.PaymentInputCash
	if err := json.Unmarshal([]byte(`{"given":1,"method":"cash"}`), &cash); err != nil || cash != (formsv1.PaymentInputCash{Given: 1}) {
		t.Error(cash, err)
	}
	wantProblems(t, json.Unmarshal([]byte(`{"given":1}`), &cash), " required")
	wantProblems(t, json.Unmarshal([]byte(`{"given":1,"method":"card"}`), &cash), "/method const")
}

func TestWhatIsSharedCannotBeChanged(t *testing.T) {
	zoov1.Hooks()[0].Name, spec.Kinds()[0].Name = "", ""
	if zoov1.Hooks()[0].Name == "" || spec.Kinds()[0].Name == "" {
		t.Error("a caller has changed what others get")
	}
	if err := fmt.Errorf("enough: %w", contract.ErrStopChain); !errors.Is(err, contract.ErrStopChain) {
		t.Error(err)
	}
}

func TestBoundedIntegersAreInts(t *testing.T) {
	percent := 100
	v := zoov1.NumbersInput{Percent: contract.Ptr(percent)}
	if err := v.Validate(); err != nil {
		t.Error(err)
	}
	want(t, v, `{"percent":100}`)
	for _, text := range []string{"101", "-1", "4294967296", "18446744073709551616", "-1e300"} {
		problems := map[bool]string{true: "/percent minimum", false: "/percent maximum"}
		wantProblems(t, json.Unmarshal([]byte(`{"percent":`+text+`}`), &v), problems[text[0] == '-'])
	}
}

func TestVariantsAreWrittenAsWhatTheyHold(t *testing.T) {
	var v formsv1.MeasureInput
	v.Value = formsv1.MeasureInputValueNumber(2)
	v.Shape = formsv1.MeasureInputShapeArray(nil)
	v.Choice = formsv1.Step{X: 1}
	v.Exact = contract.NullOf[formsv1.MeasureInputExact]()
	want(t, v, `{"value":2,"exact":null,"shape":[],"choice":{"x":1,"y":0}}`)
	if err := v.Validate(); err != nil {
		t.Error(err)
	}
	v.Value = formsv1.MeasureInputValueString("x")
	v.Exact = contract.Some[formsv1.MeasureInputExact](formsv1.MeasureInputExactBoolean(true))
	want(t, v.Exact.Pointer(), `true`)
	wantProblems(t, v.Validate(), "/value minLength")
	want(t, formsv1.MeasureInputShapeArray(nil), `[]`)
	want(t, edgesv1.ChoiceOutputMaybeEachOption1{}, `null`)
	want(t, edgesv1.ChoiceOutputNestedShape{Value: edgesv1.Circle{}}, `{"kind":1,"radius":0}`)
}

func TestTuplesAreArrays(t *testing.T) {
	want(t, edgesv1.Pair{Item0: 1, Item1: &edgesv1.Pair{Item0: 2}}, `[1,[2]]`)
	v := edgesv1.ChoiceOutputMixed{Item3: []any{1}, Rest: []*int64{nil}}
	if _, err := json.Marshal(v); err == nil || !strings.Contains(err.Error(), "after Item2") {
		t.Error(err)
	}
	v = edgesv1.ChoiceOutputMixed{Item0: []int64{}, Rest: []*int64{nil}}
	if err := v.Validate(); err == nil {
		t.Error("it is valid")
	}
	v.Item2, v.Item3 = contract.NullOf[any](), []any{}
	v.Item4, v.Item5 = contract.NullOf[[]any](), contract.NullOf[edgesv1.MaybeValue]()
	want(t, v, `[[],null,null,[],null,null,null]`)
	if err := v.Validate(); err != nil {
		t.Error(err)
	}
}

func TestWhatNoTypeSaysIsAskedOfBuiltValuesToo(t *testing.T) {
	wantProblems(t, edgesv1.ShortWord("no").Validate(), " not")
	wantProblems(t, edgesv1.FewWords{"a", "b", "c"}.Validate(), " maxItems")
	wantProblems(t, edgesv1.Something{}.Validate(), " not")
	wantProblems(t, edgesv1.RealColour("no colour").Validate(), " pattern")
	wantProblems(t, edgesv1.ValidateShortValue(edgesv1.ValueString("")), " not")
}

func TestErrorsTellWhatIsWrong(t *testing.T) {
	var v toolv1.ExecuteInput
	err := json.Unmarshal([]byte(`{"function":null,"Args":[]}`), &v)
	wantProblems(t, err, "/function type", " required", "/Args additionalProperties")
	if v.Function != "" || v.Args != nil {
		t.Error("a document that was refused has left something behind")
	}
	const text = "toolv1.ExecuteInput: 3 problems\n" +
		"\t/function: must be a string (type)\n" +
		"\tmust have the property \"args\" (required)\n" +
		"\t/Args: must not be present: the object has no such property (additionalProperties)"
	if err.Error() != text {
		t.Error(err)
	}
	for _, malformed := range []string{"", "{", "{} {}", "\"\xff\"", "nul"} {
		wantProblems(t, new(toolv1.Empty).UnmarshalJSON([]byte(malformed)), " json")
	}
	wantProblems(t, zoov1.NumbersInput{Unit: pointer(math.NaN())}.Validate(), " json")
}

func TestIntegersFit64BitsOrAreRefused(t *testing.T) {
	var v zoov1.NumbersInput
	for text, keywords := range map[string][]string{
		`{"any_integer":-9223372036854775808,"word":18446744073709551615}`: nil,
		`{"any_integer":9223372036854775808}`:                              {"/any_integer type"},
		`{"any_integer":1e300}`:                                            {"/any_integer type"},
		`{"from_zero":18446744073709551616}`:                               {"/from_zero type"},
		`{"any_number":1e400}`:                                             {"/any_number type"},
	} {
		wantProblems(t, v.UnmarshalJSON([]byte(text)), keywords...)
	}
}

func TestDeepDocumentsAreRefusedAndNoHarmIsDone(t *testing.T) {
	deep := strings.Repeat(`{"value":1,"left":`, 200000)
	wantProblems(t, new(zoov1.TreeInput).UnmarshalJSON([]byte(deep)), " depth")
	for levels, keywords := range map[int][]string{128: nil, 129: {" depth"}} {
		var v limitsv1.NumbersInput
		document := `{"free":` + strings.Repeat("[", levels-1) + strings.Repeat("]", levels-1) + "}"
		wantProblems(t, json.Unmarshal([]byte(document), &v), keywords...)
	}
	nested := strings.Repeat("[", 100000) + strings.Repeat("]", 100000)
	if _, err := spec.ParseManifest([]byte(nested)); err == nil {
		t.Error("it is accepted")
	}
}

func TestDepthCostsNoMoreThanItsLength(t *testing.T) {
	const depth = 60
	nested := func(start, end string) []byte {
		return []byte(strings.Repeat(start, depth) + "1" + strings.Repeat(end, depth))
	}
	expression, err := formsv1.UnmarshalExpressionInput(nested(`["neg",`, "]"))
	if err != nil || formsv1.ValidateExpressionInput(expression) != nil {
		t.Error(err)
	}
	var receipt formsv1.ReceiptOutput
	deep := nested(`{"id":"x","parent":`, "}")
	if err := receipt.UnmarshalJSON(deep); err == nil {
		t.Error("it is accepted")
	}
	const id = `"id":"00000000-0000-0000-0000-000000000000","total":1`
	valid := strings.Repeat(`{`+id+`,"parent":`, depth) + "null" + strings.Repeat("}", depth)
	if err := receipt.UnmarshalJSON([]byte(valid)); err != nil {
		t.Error(err)
	}
	var outline formsv1.OutlineOutput
	valid = strings.Repeat(`{"title":"t","parts":[`, depth) + strings.Repeat("]}", depth)
	if err := outline.UnmarshalJSON([]byte(valid)); err != nil {
		t.Error(err)
	}
}

func TestBranchesThatLeadBackAreTakenOnce(t *testing.T) {
	const depth = 120
	deep := strings.Repeat(`{"b":1,"next":`, depth) + `{"c":1}` + strings.Repeat("}", depth)
	document := `{"value":"v","maybe_value":null,"tangle":` + deep + `,"no_twine":` + deep + `}`
	wantProblems(t, new(edgesv1.ChoiceOutput).UnmarshalJSON([]byte(document)), "/tangle anyOf")
	document = strings.ReplaceAll(document, `"c":1`, `"a":1`)
	wantProblems(t, new(edgesv1.ChoiceOutput).UnmarshalJSON([]byte(document)), "/no_twine not")
}

func TestReportsAreBounded(t *testing.T) {
	wide := `{"function":"f","args":{},` + strings.Repeat(`"x":1,`, 5000)
	for key := range 5000 {
		wide += fmt.Sprintf(`"more%d":1,`, key)
	}
	var broken *contract.Error
	if err := new(toolv1.ExecuteInput).UnmarshalJSON([]byte(wide + `"z":1}`)); !errors.As(err, &broken) {
		t.Fatal(err)
	}
	if len(broken.Problems) != contract.MaxProblems || len(broken.Error()) > 1000000 {
		t.Error(len(broken.Problems), len(broken.Error()))
	}
	for _, document := range []string{"[]", "null", `{"plugin":[]}`, `{"plugin":null}`, "{}"} {
		if _, err := spec.ParseManifest([]byte(document)); !errors.As(err, &broken) {
			t.Error(document, err)
		}
	}
}

func TestManifests(t *testing.T) {
	flat := `{"schema_version":"1","name":"echo","kind":"tool","kind_api_version":"1","core_version":">=0.1.0",
		"runtime":"in_process","entry_point":"plugin:Echo","metadata":{"any":["thing"]}}`
	first, err := spec.ParseManifest([]byte(flat))
	if err != nil {
		t.Fatal(err)
	}
	if first.Runtime != spec.RuntimeInProcess || first.StartupTimeoutSec != 30 || first.Command != nil {
		t.Errorf("%+v", first)
	}
	second, err := spec.ParseManifest([]byte(`{"plugin":` + flat + `}`))
	if err != nil || !reflect.DeepEqual(first, second) {
		t.Error(err)
	}
	third, err := spec.ParseManifestValue(map[string]any{
		"schema_version": "1", "name": "echo", "kind": "tool", "kind_api_version": "1", "core_version": ">=0.1.0",
		"runtime": "in_process", "entry_point": "plugin:Echo", "priority": int64(0),
	})
	if err != nil || !reflect.DeepEqual(first, third) {
		t.Error(err)
	}
	_, err = spec.ParseManifest([]byte(`{"plugin":{"name":"","name":"x","tryfirst":true,"trylast":true,"runtime":"mcp_http"},"more":1}`))
	wantProblems(t, err, "/plugin/name MAN-10", "/plugin required", "/plugin required", "/plugin required", "/plugin required",
		"/plugin/trylast MAN-04", "/plugin/url MAN-05", "/more additionalProperties")
}

func TestTablesAreComplete(t *testing.T) {
	if spec.Version == "" || len(spec.Kinds()) != 8 || toolv1.KindName != "tool" || toolv1.KindAPIVersion != "1.0.0" {
		t.Error(spec.Kinds())
	}
	for _, kind := range spec.Kinds() {
		for _, hook := range kind.Hooks {
			if (hook.ErrorPolicy != "") != (hook.Dispatch == contract.DispatchBroadcastCollect) {
				t.Error(kind.Name, hook)
			}
		}
	}
	plugin := reflect.TypeFor[zoov1.ZooPlugin]()
	for _, hook := range zoov1.Hooks() {
		if _, ok := plugin.MethodByName(hook.Method); !ok {
			t.Error(hook.Method)
		}
	}
}

func pointer[T any](value T) *T { return &value }

func want(t *testing.T, value any, text string) {
	t.Helper()
	got, err := json.Marshal(value)
	if err != nil || string(got) != text {
		t.Errorf("got %s, %v; want %s", got, err, text)
	}
}

// wantProblems holds the problems of an error against places and keywords.
func wantProblems(t *testing.T, err error, problems ...string) {
	t.Helper()
	var got []string
	if broken := new(contract.Error); errors.As(err, &broken) {
		for _, problem := range broken.Problems {
			got = append(got, problem.Pointer+" "+problem.Keyword)
		}
	} else if err != nil {
		t.Errorf("not a *contract.Error: %v", err)
	}
	if !reflect.DeepEqual(got, problems) {
		t.Errorf("got %q, want %q", got, problems)
	}
}
