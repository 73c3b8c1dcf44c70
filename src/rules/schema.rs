//! The JSON Schema of the rule file, for editors that complete and check TOML by one.

use super::key::{COMMON, FactTable, Key, PLACES, Shape, TEST};
use super::sections::{CHECK_LEVELS, CHECKS, DEFAULTS, IGNORE, SOURCE};
use crate::kinds::Kind;
use serde_json::{Map, Value, json};

/// The schema, in JSON Schema 2020-12. TOML dates count as texts.
#[must_use]
pub fn json_schema() -> Value {
    let mut tables = Map::new();
    let texts = of_shape(Shape::Texts);
    tables.insert("include".to_owned(), described(texts.clone(), "Other rule files, relative to this one."));
    tables.insert("words".to_owned(), described(map_of(&texts), "Groups of words, for use as @name."));
    let rate = json!({ "anyOf": [{ "type": "number", "exclusiveMinimum": 0 }, { "type": "string" }] });
    let rates = map_of(&map_of(&rate));
    tables.insert("rates".to_owned(), described(rates, "Exchange rates: units for one euro, by currency and day."));
    let checks = CHECKS.iter().map(|name| ((*name).to_owned(), json!({ "enum": CHECK_LEVELS }))).collect();
    tables.insert("checks".to_owned(), described(closed(checks), "Checks that need no fact."));
    tables.insert("defaults".to_owned(), described(table(&[DEFAULTS]), "What holds where nothing else is said."));
    tables.insert("source".to_owned(), list_of(table(&[SOURCE]), "What articles cannot say of themselves."));
    tables.insert("ignore".to_owned(), list_of(table(&[IGNORE]), "Findings that are silenced."));
    for kind in FactTable::ALL {
        let says = format!("A fact: {}.", kind.with_article());
        tables.insert(kind.name().to_owned(), list_of(table(&[COMMON, kind.keys()]), &says));
    }
    let mut schema = closed(tables);
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        schema.insert("title".to_owned(), json!("A rule file of gainsay"));
    }
    schema
}

/// A table of some keys and no others.
fn table(lists: &[&[Key]]) -> Value {
    let keys = || lists.iter().flat_map(|keys| keys.iter());
    let properties = keys().map(|key| (key.name.to_owned(), described(of_shape(key.shape), key.doc))).collect();
    let required: Vec<&str> = keys().filter(|key| key.required).map(|key| key.name).collect();
    let mut schema = closed(properties);
    if let Some(schema) = schema.as_object_mut().filter(|_| !required.is_empty()) {
        schema.insert("required".to_owned(), json!(required));
    }
    schema
}

fn of_shape(shape: Shape) -> Value {
    let text = json!({ "type": "string", "pattern": "\\S" });
    let value = json!({ "anyOf": [{ "type": "number" }, text] });
    let or_list = |one: &Value| json!({ "anyOf": [one, { "type": "array", "items": one }] });
    match shape {
        Shape::Text => text,
        Shape::Texts => or_list(&text),
        Shape::Places => json!({ "anyOf": [or_list(&text), table(&[PLACES])] }),
        Shape::Value | Shape::Share | Shape::Day => value,
        Shape::Values => or_list(&value),
        Shape::OneOf(words) => json!({ "enum": words }),
        Shape::Options => map_of(&or_list(&text)),
        Shape::Examples => or_list(&table(&[TEST])),
        Shape::Severities => {
            closed(Kind::ALL.iter().map(|kind| (kind.name().to_owned(), of_shape(SEVERITY))).collect())
        }
    }
}

/// What a kind's severity may be.
const SEVERITY: Shape = Shape::OneOf(super::common::SEVERITIES);

fn described(mut schema: Value, says: &str) -> Value {
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("description".to_owned(), json!(says));
    }
    schema
}

/// A table with these keys and no others.
fn closed(properties: Map<String, Value>) -> Value {
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// A table whose keys are the writer's own.
fn map_of(value: &Value) -> Value {
    json!({ "type": "object", "additionalProperties": value })
}

fn list_of(items: Value, says: &str) -> Value {
    described(json!({ "type": "array", "items": items }), says)
}
