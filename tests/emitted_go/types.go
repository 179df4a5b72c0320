package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"example.com/app/spec"
	"example.com/app/spec/contract"
	"example.com/app/spec/edgesv1"
	"example.com/app/spec/formsv1"
	"example.com/app/spec/limitsv1"
	"example.com/app/spec/orchestratorv1"
	"example.com/app/spec/revisitsv1"
	"example.com/app/spec/toolv1"
	"example.com/app/spec/zoov1"
)

func manifest(document []byte) answer {
	value, err := spec.ParseManifest(document)
	var broken *contract.Error
	if errors.As(err, &broken) {
		return answer{Problems: broken.Problems}
	}
	again, err := json.Marshal(value)
	if err != nil {
		return answer{Fault: err.Error()}
	}
	twice, err := spec.ParseManifest(again)
	if err != nil {
		return answer{Fault: fmt.Sprintf("normalised, it is refused: %v", err)}
	}
	if text, _ := json.Marshal(twice); string(text) != string(again) {
		return answer{Fault: fmt.Sprintf("normalised twice, it is %s", text)}
	}
	return answer{OK: true, Again: again}
}

var types = map[string]func([]byte) answer{
	"manifest":                     manifest,
	"edges/choice.input":           union(edgesv1.UnmarshalChoiceInput, edgesv1.ValidateChoiceInput),
	"edges/choice.output":          as[edgesv1.ChoiceOutput],
	"edges/meeting":                as[edgesv1.Meeting],
	"edges/nesting":                as[edgesv1.Nesting],
	"edges/recursion":              as[edgesv1.Recursion],
	"forms/anything":               as[formsv1.Anything],
	"forms/expression.input":       union(formsv1.UnmarshalExpressionInput, formsv1.ValidateExpressionInput),
	"forms/formats.input":          as[formsv1.FormatsInput],
	"forms/labels.output":          as[formsv1.LabelsOutput],
	"forms/measure.input":          as[formsv1.MeasureInput],
	"forms/outline.output":         as[formsv1.OutlineOutput],
	"forms/payment.input":          union(formsv1.UnmarshalPaymentInput, formsv1.ValidatePaymentInput),
	"forms/receipt.output":         as[formsv1.ReceiptOutput],
	"forms/rules.input":            as[formsv1.RulesInput],
	"limits/defaults.input":        as[limitsv1.DefaultsInput],
	"limits/defaults.output":       as[limitsv1.DefaultsOutput],
	"limits/nullable.input":        as[limitsv1.NullableInput],
	"limits/numbers.input":         as[limitsv1.NumbersInput],
	"limits/numbers.output":        as[limitsv1.NumbersOutput],
	"revisits/all_of_chain":        as[revisitsv1.AllOfChain],
	"revisits/all_of_twice":        as[revisitsv1.AllOfTwice],
	"revisits/any_of":              as[revisitsv1.AnyOf],
	"revisits/any_of_chain":        as[revisitsv1.AnyOfChain],
	"revisits/any_of_leaf":         as[revisitsv1.AnyOfLeaf],
	"revisits/dependent_schemas":   as[revisitsv1.DependentSchemas],
	"revisits/if_then":             as[revisitsv1.IfThen],
	"revisits/not_in_not":          as[revisitsv1.NotInNot],
	"revisits/one_of_closed":       as[revisitsv1.OneOfClosed],
	"revisits/one_of_scalar":       as[revisitsv1.OneOfScalar],
	"revisits/pattern_properties":  as[revisitsv1.PatternProperties],
	"revisits/tree":                as[revisitsv1.Tree],
	"revisits/unevaluated":         as[revisitsv1.Unevaluated],
	"tool/empty":                   as[toolv1.Empty],
	"tool/execute.input":           as[toolv1.ExecuteInput],
	"tool/execute.output":          as[toolv1.ExecuteOutput],
	"tool/get_schema.output":       as[toolv1.GetSchemaOutput],
	"orchestrator/backfill.input":  as[orchestratorv1.BackfillInput],
	"orchestrator/backfill.output": as[orchestratorv1.BackfillOutput],
	"orchestrator/enqueue.input":   as[orchestratorv1.EnqueueInput],
	"orchestrator/enqueue.output":  as[orchestratorv1.EnqueueOutput],
	"orchestrator/status.input":    as[orchestratorv1.StatusInput],
	"orchestrator/status.output":   as[orchestratorv1.StatusOutput],
	"zoo/collections.input":        as[zoov1.CollectionsInput],
	"zoo/collections.output":       as[zoov1.CollectionsOutput],
	"zoo/common":                   as[zoov1.Common],
	"zoo/import.input":             as[zoov1.ImportInput],
	"zoo/import.output":            as[*zoov1.ImportOutput],
	"zoo/names.input":              as[zoov1.NamesInput],
	"zoo/names.output":             as[zoov1.NamesOutput],
	"zoo/nothing":                  as[zoov1.Nothing],
	"zoo/null.input":               as[zoov1.NullInput],
	"zoo/numbers.input":            as[zoov1.NumbersInput],
	"zoo/numbers.output":           as[zoov1.NumbersOutput],
	"zoo/points.output":            as[zoov1.PointsOutput],
	"zoo/presence":                 as[zoov1.Presence],
	"zoo/step2.input":              as[zoov1.Step2Input],
	"zoo/step2.output":             as[zoov1.Step2Output],
	"zoo/texts.input":              as[zoov1.TextsInput],
	"zoo/texts.output":             as[zoov1.TextsOutput],
	"zoo/tree.input":               as[zoov1.TreeInput],
	"zoo/values.input":             as[zoov1.ValuesInput],
	"zoo/values.output":            as[*zoov1.ValuesOutput],
}
