/// The value at `payload` › `matrix` › `item`.
#[derive(Debug, Clone, PartialEq)]
pub struct PayloadMatrixItem(Vec<i64>);

support::list! {
    PayloadMatrixItem(i64);
    min_items 2,
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub matrix: Option<Vec<PayloadMatrixItem>>,
    pub tables: Option<Vec<BTreeMap<String, Option<f64>>>>,
}

impl Payload {
    /// Sets `matrix`.
    #[must_use]
    pub fn with_matrix(mut self, value: Vec<PayloadMatrixItem>) -> Self {
        self.matrix = Some(value);
        self
    }

    /// Sets `tables`.
    #[must_use]
    pub fn with_tables(mut self, value: Vec<BTreeMap<String, Option<f64>>>) -> Self {
        self.tables = Some(value);
        self
    }
}

support::object! {
    Payload, closed, default;
    "matrix" => optional matrix,
    "tables" => optional tables,
}
