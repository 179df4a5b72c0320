//! A value of one kind is a value of another one, and both judge documents alike.

pub mod generated;

use generated::shared::{common, shop_order};
use generated::support::Problems;
use generated::{shop_v1, shop_v2, stock_v1};

/// What the plugin of another kind takes.
fn restock(item: &stock_v1::Item) -> usize {
    item.orders.as_ref().map_or(0, Vec::len)
}

fn main() -> Result<(), Problems> {
    let money = r#"{"amount":3,"currency":"eur","kind":"money"}"#;
    let price: shop_v1::Money = shop_v1::Money::from_text(money)?;
    let order: shop_v1::Order = shop_v1::Order::new(price.clone()).with_currency(stock_v1::Currency::Usd);
    let same: shop_v2::Order = order;
    let item: shop_v1::Item = stock_v1::Item::new("nail").with_cost(price).with_orders(vec![same]);
    let named: (&shop_order::Item, Option<&common::Money>) = (&item, item.cost.as_ref());
    println!("{} {}", restock(named.0), named.1.is_some());

    let receipt = shop_v1::Receipt::from_text("{}")?;
    println!("{} {:?}", receipt.code().as_str(), receipt.paid().currency);

    for (document, fits) in [
        (format!(r#"{{"price":{money},"tree":{{"label":"A","children":[{{"label":"B"}}]}}}}"#), true),
        (format!(r#"{{"price":{money},"tree":{{"label":"a"}}}}"#), false),
        (format!(r#"{{"price":{money},"tree":{{"forbidden":1}}}}"#), false),
        (format!(r#"{{"price":{money},"never":1}}"#), false),
        (format!(r#"{{"price":{money},"maybe":null,"pair":["x",{money}],"either":{{"kind":"free"}}}}"#), true),
        (format!(r#"{{"price":{money},"pair":["x"]}}"#), false),
        (r#"{"price":{"amount":-1,"currency":"eur","kind":"money"}}"#.to_owned(), false),
    ] {
        let nested = format!(r#"{{"name":"x","orders":[{document}]}}"#);
        let verdicts = [
            shop_v1::Order::from_text(&document).is_ok(),
            shop_v2::Order::from_text(&document).is_ok(),
            stock_v1::Item::from_text(&nested).is_ok(),
        ];
        assert_eq!(verdicts, [fits; 3], "{document}");
    }
    assert!(shop_v1::Receipt::from_text(r#"{"label":"A","own":{}}"#).is_ok());
    assert!(shop_v1::Receipt::from_text(r#"{"label":"A","other":1}"#).is_err());
    println!("{}", shop_v2::Order::json_schema()["description"]);
    Ok(())
}
