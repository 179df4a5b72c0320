// Main shows that a value of one kind is a value of another one, and that both judge documents alike.
package main

import (
	"encoding/json"
	"fmt"
	"log"

	"example.com/app/generated/contract"
	"example.com/app/generated/shared/common"
	"example.com/app/generated/shared/shoporder"
	"example.com/app/generated/shopv1"
	"example.com/app/generated/shopv2"
	"example.com/app/generated/stockv1"
)

const money = `{"amount":3,"currency":"eur","kind":"money"}`

// restock is what the plugin of another kind takes.
func restock(item stockv1.Item) int { return len(item.Orders) }

func fits(document string, into json.Unmarshaler) bool {
	return into.UnmarshalJSON([]byte(document)) == nil
}

func check(holds bool, what string) {
	if !holds {
		log.Fatal(what)
	}
}

func values() {
	var price shopv1.Money
	check(fits(money, &price), "a price")
	var shared common.Money = price
	order := shopv1.Order{Price: shared, Currency: contract.Ptr(stockv1.CurrencyUsd)}
	var same shopv2.Order = order
	item := shopv1.Item{Name: "nail", Cost: &price, Orders: []stockv1.Order{same}}
	var named shoporder.Item = item
	check(restock(named) == 1 && named.Orders[0].GetCurrency() == common.CurrencyUsd, "an item")
	check(named.Validate() == nil && stockv1.Count{item}.Validate() == nil, "a count")

	var receipt shopv1.Receipt
	check(fits("{}", &receipt), "a receipt")
	check(receipt.GetCode() == "ABC" && receipt.GetPaid().Currency == shopv1.CurrencyEur, "defaults")
}

func unions() {
	either, err := shopv1.UnmarshalEither([]byte(money))
	check(err == nil, "either")
	var same shopv2.Either = either
	_, isMoney := same.(stockv1.Money)
	check(isMoney && shopv2.ValidateEither(same) == nil && common.ValidateEither(shopv1.Money{Amount: -1}) != nil, "a variant")

	// A union of one kind has the shared type under a name of its own.
	receipt := shopv1.Receipt{Refund: shopv1.ReceiptRefundMoney(either.(shopv1.Money))}
	text, err := json.Marshal(receipt)
	check(err == nil && string(text) == `{"refund":`+money+`}`, string(text))
	var read shopv1.Receipt
	check(fits(string(text), &read), "a refund")
	refund, isMoney := read.Refund.(shopv1.ReceiptRefundMoney)
	check(isMoney && shopv2.Money(refund).Amount == 3, "the refund")
}

func verdicts() {
	for _, row := range []struct {
		document string
		fits     bool
	}{
		{`{"price":` + money + `,"tree":{"label":"A","children":[{"label":"B"}]}}`, true},
		{`{"price":` + money + `,"tree":{"label":"a"}}`, false},
		{`{"price":` + money + `,"tree":{"forbidden":1}}`, false},
		{`{"price":` + money + `,"never":1}`, false},
		{`{"price":` + money + `,"maybe":null,"pair":["x",` + money + `],"either":{"kind":"free"}}`, true},
		{`{"price":` + money + `,"pair":["x"]}`, false},
		{`{"price":` + money + `,"note":"some"}`, true},
		{`{"price":` + money + `,"note":"none"}`, false},
		{`{"price":` + money + `,"note":null}`, false},
		{`{"price":{"amount":-1,"currency":"eur","kind":"money"}}`, false},
	} {
		one, other, inside := new(shopv1.Order), new(shopv2.Order), new(stockv1.Count)
		nested := `[{"name":"x","orders":[` + row.document + `]}]`
		verdicts := [...]bool{fits(row.document, one), fits(row.document, other), fits(nested, inside)}
		check(verdicts == [...]bool{row.fits, row.fits, row.fits}, row.document)
	}
	for document, expected := range map[string]bool{
		`{"label":"A","own":{}}`:  true,
		`{"label":"A","other":1}`: false,
		`{"remark":"some"}`:       true,
		`{"remark":null}`:         false,
		`{"balance":{"spans":[[{"number":1},{"number":2}]]}}`:  true,
		`{"balance":{"spans":[[{"number":1},{"number":32}]]}}`: false,
	} {
		check(fits(document, new(shopv1.Receipt)) == expected, document)
	}
}

func main() {
	values()
	unions()
	verdicts()
	check(string(shopv1.OrderJSONSchema()) == string(shoporder.OrderJSONSchema()), "JSON Schema")
	span := shopv1.BalanceSpansItem{Item0: shopv2.Day{Number: 1}, Item1: shopv1.Day{Number: 2}}
	balance := shopv2.Balance{Spans: []common.BalanceSpansItem{span}}
	fmt.Println(balance.Validate())
}
