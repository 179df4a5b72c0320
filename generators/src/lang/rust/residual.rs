//! Residual schemas: tables with the keywords of JSON Schema, which values are validated against in addition to their type.

use std::collections::{BTreeSet, HashMap};

use dagstack_spec_templates::rust::ResidualSchema as View;
use serde_json::Number;

use crate::ir::{self, Contains, Covers, Items, Keyword, NamedType, Pattern, Properties, Schema};
use crate::naming::{self, identifiers};

use super::super::needs::{Need, Needs};
use super::flatten::format_type;
use super::names::{STATIC, taken_statics};
use super::table::Part;
use super::{numbers, text};

/// How deeply schemas may be nested; one that is deeper and contains others gets a name of its own. Emitted
/// tables are macros, which the compiler follows only so far, and readers not even that.
const DEEPEST: usize = 6;

/// The residual schema of each type, if it has one: how much of the type that covers, and the name of its table.
pub(super) type Residuals = Vec<Option<(Covers, String)>>;

/// Gives each schema that is needed a table, and each type that is declared the table of its residual schema, and gives what the tables
/// need. `taken` are names that no table must have.
pub(super) fn tables(
    types: &[NamedType],
    residual_schemas: &[Option<(Covers, Schema)>],
    module: &ir::Module,
    is_declared: impl Fn(usize) -> bool,
    taken: &[String],
) -> (Residuals, Vec<View>, Needs) {
    let (schemas, revisits) = (&module.schemas, &module.revisits.schemas);
    let needed_schemas = module.needed_schemas();
    let mut taken: BTreeSet<String> = taken_statics().into_iter().chain(taken.iter().cloned()).collect();
    let raws: Vec<String> = schemas.iter().map(|named| named.name.raw()).collect();
    let raws: Vec<&str> = raws.iter().map(String::as_str).collect();
    let names = identifiers(&STATIC, &raws, &mut taken);
    // The first of equal schemas: by their text, which is as good as the schema itself, and can be looked up.
    let by_text: HashMap<String, usize> =
        needed_schemas.iter().rev().map(|id| (format!("{:?}", schemas[id.0].schema), id.0)).collect();
    let known = |schema: &Schema| match schema.keywords.as_slice() {
        [Keyword::Reference(id)] => Some(id.0),
        _ => by_text.get(&format!("{schema:?}")).copied(),
    };
    let known: Vec<Option<usize>> = residual_schemas.iter().map(|schema| known(&schema.as_ref()?.1)).collect();
    let needed = |index: &usize| is_declared(*index) && residual_schemas[*index].is_some() && known[*index].is_none();
    let raws: Vec<String> = (0..types.len()).filter(needed).map(|index| types[index].name.raw()).collect();
    let raws: Vec<&str> = raws.iter().map(String::as_str).collect();
    let mut own = identifiers(&STATIC, &raws, &mut taken).into_iter();
    let mut printer = Printer { names: &names, taken, tables: Vec::new(), needs: Needs::new() };
    let residuals = residual_schemas.iter().zip(known).enumerate().map(|(index, (schema, known))| {
        let (covers, schema) = schema.as_ref()?;
        if !is_declared(index) {
            return Some((*covers, String::new()));
        }
        let name = known.map_or_else(
            || {
                let Some(name) = own.next() else {
                    unreachable!("each schema that has no table yet has been given a name")
                };
                printer.print(&name, schema, false);
                name
            },
            |place| names[place].clone(),
        );
        Some((*covers, name))
    });
    let residuals = residuals.collect();
    for id in needed_schemas {
        printer.print(&names[id.0], &schemas[id.0].schema, revisits.contains(&id));
    }
    (residuals, printer.tables, printer.needs)
}

/// Prints the tables of a module.
pub(super) struct Printer<'n> {
    /// The names of the schemas that others refer to.
    pub(super) names: &'n [String],
    /// The names that no further table must have.
    pub(super) taken: BTreeSet<String>,
    /// What has been printed.
    pub(super) tables: Vec<View>,
    /// What it needs.
    pub(super) needs: Needs,
}

impl Printer<'_> {
    /// Prints the table of a schema, whose verdicts may be kept, and those of the schemas in it that are nested too deeply.
    pub(super) fn print(&mut self, name: &str, schema: &Schema, kept: bool) {
        self.needs.insert(Need::ResidualSchemas);
        let mut open: Vec<(String, &Schema)> = vec![(name.to_owned(), schema)];
        while let Some((own, schema)) = open.pop() {
            let mut part = Table { printer: self, name, open: &mut open }.body(String::new(), schema, 0);
            if let Part::List { rows, .. } = &mut part
                && kept
                && own == name
            {
                rows.insert(0, Part::text("keep true"));
            }
            let mut table = String::new();
            part.print(&mut table, 4);
            self.tables.push(View { name: own, table });
        }
    }

    /// A name for a schema inside another one.
    fn name_inside(&mut self, name: &str) -> String {
        naming::first_free(|number| format!("{name}_{number}"), &mut self.taken)
    }
}

/// A table that is written.
struct Table<'t, 'n, 's> {
    printer: &'t mut Printer<'n>,
    name: &'t str,
    open: &'t mut Vec<(String, &'s Schema)>,
}

impl<'s> Table<'_, '_, 's> {
    /// A schema after some text.
    fn schema(&mut self, before: &str, schema: &'s Schema, depth: usize) -> Part {
        if depth > DEEPEST && schema.keywords.iter().any(|keyword| !keyword.schemas().is_empty()) {
            let name = self.printer.name_inside(self.name);
            self.open.push((name.clone(), schema));
            return Part::list(before, ['{', '}'], vec![Part::text(format!("reference {name}"))]);
        }
        self.body(before.to_owned(), schema, depth)
    }

    fn body(&mut self, before: String, schema: &'s Schema, depth: usize) -> Part {
        if schema.is_anything() {
            return Part::Text(before + "true");
        }
        if schema.is_never() {
            return Part::Text(before + "false");
        }
        let rows = schema.keywords.iter().map(|keyword| self.keyword(keyword, depth + 1)).collect();
        Part::List { before, brackets: ['{', '}'], rows, broken: false }
    }

    fn schemas(&mut self, before: &str, schemas: &'s [Schema], depth: usize) -> Part {
        let rows = schemas.iter().map(|schema| self.schema("", schema, depth)).collect();
        Part::list(before, ['[', ']'], rows)
    }

    fn keyword(&mut self, keyword: &'s Keyword, depth: usize) -> Part {
        let number = |keyword: &str, bound: &Number| Part::text(format!("{keyword} {}", numbers::literal(bound)));
        let count = |keyword: &str, bound: &u64| Part::text(format!("{keyword} {}", text::grouped(&bound.to_string())));
        match keyword {
            Keyword::Never => Part::text("never true"),
            Keyword::Type(types) => {
                Part::list("type ", ['[', ']'], types.iter().map(|ty| Part::text(ty.name())).collect())
            }
            Keyword::Values(ir::Choice::Const, values) if values.len() == 1 => {
                Part::text(format!("const {}", text::string(&values[0].to_string())))
            }
            Keyword::Values(_, values) => Part::list(
                "enum ",
                ['[', ']'],
                values.iter().map(|value| Part::Text(text::string(&value.to_string()))).collect(),
            ),
            Keyword::Minimum(bound) => number("minimum", bound),
            Keyword::Maximum(bound) => number("maximum", bound),
            Keyword::ExclusiveMinimum(bound) => number("exclusive_minimum", bound),
            Keyword::ExclusiveMaximum(bound) => number("exclusive_maximum", bound),
            Keyword::MultipleOf(step) => number("multiple_of", step),
            Keyword::MinLength(bound) => count("min_length", bound),
            Keyword::MaxLength(bound) => count("max_length", bound),
            Keyword::Pattern(pattern) => Part::text(format!("pattern {}", self.pattern(pattern))),
            Keyword::Format(format) => {
                self.printer.needs.insert(Need::Format(*format));
                Part::text(format!("format {}", format_type(*format)))
            }
            Keyword::MinItems(bound) => count("min_items", bound),
            Keyword::MaxItems(bound) => count("max_items", bound),
            Keyword::UniqueItems => Part::text("unique_items true"),
            Keyword::Items(items) => self.items(items, depth),
            Keyword::Contains(contains) => self.contains(contains, depth),
            Keyword::MinProperties(bound) => count("min_properties", bound),
            Keyword::MaxProperties(bound) => count("max_properties", bound),
            Keyword::Required(keys) => keys_part("required ", keys),
            Keyword::Properties(properties) => self.properties(properties, depth),
            Keyword::PropertyNames(schema) => self.schema("property_names ", schema, depth),
            Keyword::DependentRequired(rows) => {
                let rows = rows.iter().map(|(key, others)| keys_part(&format!("{}: ", text::string(key)), others));
                Part::broken("dependent_required ", rows.collect())
            }
            Keyword::DependentSchemas(rows) => {
                let rows =
                    rows.iter().map(|(key, schema)| self.schema(&format!("{}: ", text::string(key)), schema, depth));
                Part::broken("dependent_schemas ", rows.collect())
            }
            Keyword::Reference(id) => Part::text(format!("reference {}", self.printer.names[id.0])),
            Keyword::AllOf(schemas) => self.schemas("all_of ", schemas, depth),
            Keyword::AnyOf(schemas) => self.schemas("any_of ", schemas, depth),
            Keyword::OneOf(schemas) => self.schemas("one_of ", schemas, depth),
            Keyword::Not(schema) => self.schema("not ", schema, depth),
            Keyword::If { condition, then, otherwise } => {
                let mut rows = vec![self.schema("is ", condition, depth)];
                rows.extend(then.as_ref().map(|schema| self.schema("then ", schema, depth)));
                rows.extend(otherwise.as_ref().map(|schema| self.schema("else ", schema, depth)));
                Part::broken("if ", rows)
            }
            Keyword::UnevaluatedItems(schema) => self.schema("unevaluated_items ", schema, depth),
            Keyword::UnevaluatedProperties(schema) => self.schema("unevaluated_properties ", schema, depth),
        }
    }

    fn pattern(&mut self, pattern: &Pattern) -> String {
        self.printer.needs.insert(Need::Patterns);
        text::pattern(pattern)
    }

    fn items(&mut self, items: &'s Items, depth: usize) -> Part {
        let mut rows = Vec::new();
        if !items.prefix.is_empty() {
            rows.push(self.schemas("first ", &items.prefix, depth));
        }
        rows.extend(items.rest.as_ref().map(|schema| self.schema("others ", schema, depth)));
        Part::list("items ", ['{', '}'], rows)
    }

    fn contains(&mut self, contains: &'s Contains, depth: usize) -> Part {
        let mut rows = vec![self.schema("item ", &contains.schema, depth)];
        rows.push(Part::text(format!("least {}", text::grouped(&contains.least.to_string()))));
        rows.extend(contains.most.map(|most| Part::text(format!("most {}", text::grouped(&most.to_string())))));
        Part::list("contains ", ['{', '}'], rows)
    }

    fn properties(&mut self, properties: &'s Properties, depth: usize) -> Part {
        let mut rows = Vec::new();
        for (key, schema) in &properties.named {
            rows.push(self.schema(&format!("{}: ", text::string(key)), schema, depth));
        }
        for (pattern, schema) in &properties.patterns {
            let before = format!("matching {}: ", self.pattern(pattern));
            rows.push(self.schema(&before, schema, depth));
        }
        rows.extend(properties.additional.as_ref().map(|schema| self.schema("others ", schema, depth)));
        Part::broken("properties ", rows)
    }
}

fn keys_part(before: &str, keys: &[String]) -> Part {
    Part::list(before, ['[', ']'], keys.iter().map(|key| Part::Text(text::string(key))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(schema: &Schema) -> Vec<(String, String)> {
        let mut printer =
            Printer { names: &[], taken: ["A_1".to_owned()].into(), tables: Vec::new(), needs: Needs::new() };
        printer.print("A", schema, false);
        printer.tables.into_iter().map(|view| (view.name, view.table)).collect()
    }

    #[test]
    fn what_is_deep_gets_a_name_of_its_own() {
        let leaf = Schema { keywords: vec![Keyword::MinLength(1)] };
        let schema = (0..9).fold(leaf, |schema, _| Schema { keywords: vec![Keyword::Not(schema)] });
        let nots = |count| "{ not ".repeat(count);
        let ends = |count| " }".repeat(count);
        assert_eq!(
            printed(&schema),
            [
                ("A".to_owned(), format!("{}{{ reference A_2 }}{}", nots(7), ends(7))),
                ("A_2".to_owned(), format!("{}{{ min_length 1 }}{}", nots(2), ends(2))),
            ]
        );
    }
}
