import { ShopV1, ShopV2, StockV1, read, withDefaults } from "./generated/index.js";
import { MoneySchema, type Money } from "./generated/shared/common.js";

const money = { amount: 3, currency: "eur", kind: "money" } as const;
const price: ShopV1.Money = ShopV1.MoneySchema.parse(money);
const shared: Money = price;
const order: ShopV1.Order = { price: shared, currency: "usd" };
const same: ShopV2.Order = order;
const item: ShopV1.Item = { name: "nail", cost: price, orders: [same] } satisfies StockV1.Item;

function check(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

check(ShopV1.MoneySchema === StockV1.MoneySchema && MoneySchema === ShopV2.MoneySchema, "one schema");
check(ShopV1.ItemSchema === StockV1.ItemSchema, "one schema of a payload");
check(read(StockV1.CountSchema, [item]).success, "an item");
check(withDefaults(ShopV1.ReceiptSchema, {}).code === "ABC", "a default");

const documents: [unknown, boolean][] = [
  [{ price: money, tree: { label: "A", children: [{ label: "B" }] } }, true],
  [{ price: money, tree: { label: "a" } }, false],
  [{ price: money, tree: { forbidden: 1 } }, false],
  [{ price: money, never: 1 }, false],
  [{ price: money, maybe: null, pair: ["x", money], either: { kind: "free" } }, true],
  [{ price: money, pair: ["x"] }, false],
  [{ price: { ...money, amount: -1 } }, false],
];
for (const [document, fits] of documents) {
  const verdicts = [
    read(ShopV1.OrderSchema, document).success,
    read(ShopV2.HOOK_SCHEMAS.run.input, document).success,
    read(StockV1.CountSchema, [{ name: "x", orders: [document] }]).success,
  ];
  check(verdicts.every((verdict) => verdict === fits), JSON.stringify(document));
}
check(read(ShopV1.ReceiptSchema, { label: "A", own: {} }).success, "a receipt");
check(!read(ShopV1.ReceiptSchema, { label: "A", other: 1 }).success, "no receipt");

const [one, other] = [ShopV1.JSON_SCHEMAS.Order(), ShopV2.JSON_SCHEMAS.Order()];
check(JSON.stringify(one) === JSON.stringify(other) && one["description"] === "What a customer wants.", "JSON Schema");
