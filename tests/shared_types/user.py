"""A value of one kind is a value of another one, and both judge documents alike."""

import json
from collections.abc import Callable

from generated import ValidationError, shop_v1, shop_v2, stock_v1
from generated.shared import common, shop_order


def fits(read: Callable[[str], object], document: object) -> bool:
    """Whether a document is read."""
    try:
        read(json.dumps(document))
    except ValidationError:
        return False
    return True


MONEY = {"amount": 3, "currency": "eur", "kind": "money"}
price: shop_v1.Money = common.Money.from_json(json.dumps(MONEY))
order: shop_v1.Order = shop_v1.Order(price=price, currency=stock_v1.Currency.USD)
same: shop_v2.Order = order
item: shop_order.Item = stock_v1.Item(name="nail", cost=price, orders=[same])

assert shop_v1.Money is stock_v1.Money is common.Money
assert shop_v1.Item is stock_v1.Item is shop_order.Item
assert stock_v1.CountCodec.to_json([item])
receipt = shop_v1.Receipt.from_json("{}")
assert receipt.code_or_default == "ABC"
assert receipt.paid_or_default == common.Money(amount=1, currency=common.Currency.EUR)

for document, expected in [
    ({"price": MONEY, "tree": {"label": "A", "children": [{"label": "B"}]}}, True),
    ({"price": MONEY, "tree": {"label": "a"}}, False),
    ({"price": MONEY, "tree": {"forbidden": 1}}, False),
    ({"price": MONEY, "never": 1}, False),
    ({"price": MONEY, "maybe": None, "pair": ["x", MONEY], "either": {"kind": "free"}}, True),
    ({"price": MONEY, "pair": ["x"]}, False),
    ({"price": {**MONEY, "amount": -1}}, False),
]:
    nested = [{"name": "x", "orders": [document]}]
    verdicts = [
        fits(shop_v1.Order.from_json, document),
        fits(shop_v2.HOOKS[0].input.from_json, document),
        fits(stock_v1.CountCodec.from_json, nested),
    ]
    assert verdicts == [expected] * 3, document

assert fits(shop_v1.Receipt.from_json, {"label": "A", "own": {}})
assert not fits(shop_v1.Receipt.from_json, {"label": "A", "other": 1})
print("done")
