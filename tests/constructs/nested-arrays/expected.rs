/// What `payload` › `matrix` › `item` holds.
#[derive(Debug, Clone, PartialEq)]
pub struct PayloadMatrixItem(Vec<i64>);

support::list! {
    PayloadMatrixItem(i64);
    min_items 2,
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    pub matrix: Option<Vec<PayloadMatrixItem>>,
    pub tables: Option<Vec<BTreeMap<String, Option<f64>>>>,
}

support::object! {
    Payload, closed, default;
    "matrix" => optional matrix,
    "tables" => optional tables,
}
