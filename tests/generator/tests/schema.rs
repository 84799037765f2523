//! Every file of `tests/vectors` is as `schema.json` says, and the schema refuses what it should.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use jsonschema::Validator;
use serde_json::{Value, json};

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../vectors"))
}

fn load(name: &str) -> Value {
    let text = std::fs::read_to_string(folder().join(name)).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn files() -> Vec<String> {
    let entries = std::fs::read_dir(folder()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .filter(|name| name.ends_with(".json") && name != "schema.json")
        .collect()
}

fn whole() -> Validator {
    jsonschema::draft202012::new(&load("schema.json")).unwrap()
}

/// For one definition alone, which says better what is wrong than the whole schema's `oneOf`.
fn definition(name: &str) -> Validator {
    let schema = load("schema.json");
    let part = json!({"$defs": schema["$defs"], "$ref": format!("#/$defs/{name}")});
    jsonschema::draft202012::new(&part).unwrap()
}

fn problems(validator: &Validator, value: &Value) -> Vec<String> {
    let problems = validator.iter_errors(value);
    problems
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn every_group_is_as_its_operation_says() {
    let mut groups = 0;
    for name in files() {
        for group in load(&name)["groups"].as_array().into_iter().flatten() {
            groups += 1;
            let op = group["op"].as_str().unwrap();
            let found = problems(&definition(op), group);
            assert!(found.is_empty(), "{name}, {op}:\n{}", found.join("\n"));
        }
    }
    assert!(groups > 40, "only {groups} groups");
}

#[test]
fn every_file_is_as_the_schema_says() {
    let whole = whole();
    for name in files() {
        let file = load(&name);
        let found = problems(&whole, &file);
        assert!(found.is_empty(), "{name}:\n{}", found.join("\n"));
        if name != "manifest.json" {
            assert_eq!(file["subject"], name.trim_end_matches(".json"));
        }
    }
}

#[test]
fn the_schema_has_no_operation_that_no_file_has() {
    let manifest = load("manifest.json");
    let used: BTreeSet<&String> = manifest["files"]
        .as_object()
        .unwrap()
        .values()
        .flat_map(|file| file["ops"].as_object().unwrap().keys())
        .collect();
    let schema = load("schema.json");
    let defined: BTreeSet<&String> = schema["$defs"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, definition)| {
            definition["properties"]["op"].is_object() && definition["$ref"].is_string()
        })
        .map(|(name, _)| name)
        .collect();
    assert_eq!(used, defined);
}

#[test]
fn the_schema_refuses_what_a_loader_would_trip_over() {
    type Change = fn(&mut Value);
    let changes: &[(&str, Change)] = &[
        ("a case without an id", |file| {
            case(file).as_object_mut().unwrap().shift_remove("id");
        }),
        ("an id with a space", |file| case(file)["id"] = json!("a b")),
        ("a case without a comment", |file| {
            case(file)["comment"] = json!("")
        }),
        ("a source that is none", |file| {
            case(file)["source"] = json!("somewhere")
        }),
        ("a member that nobody reads", |file| {
            case(file)["note"] = json!("x")
        }),
        ("an input that nobody reads", |file| {
            case(file)["input"]["note"] = json!("x")
        }),
        ("an input that is missing", |file| {
            let input = case(file)["input"].as_object_mut().unwrap();
            input.shift_remove("secret");
        }),
        ("an expected value of another form", |file| {
            case(file)["expected"]["sign"] = json!("ABC")
        }),
        ("an expected value that is missing", |file| {
            case(file)["expected"] = json!({})
        }),
        ("a signature that fails", |file| {
            case(file)["valid"] = json!(false)
        }),
        ("an unknown operation", |file| {
            file["groups"][0]["op"] = json!("2328.unsign")
        }),
        ("an operation of another file", |file| {
            file["groups"][0]["op"] = json!("amount.parse")
        }),
        ("a group without cases", |file| {
            file["groups"][0]["cases"] = json!([])
        }),
        ("a file without groups", |file| file["groups"] = json!([])),
        ("an unknown subject", |file| {
            file["subject"] = json!("signing_2329")
        }),
        ("another file's subject", |file| {
            file["subject"] = json!("amounts")
        }),
        ("bytes in two forms", |file| {
            case(file)["input"]["body"] = json!({"text": "", "base64": ""})
        }),
    ];
    let whole = whole();
    let file = load("signing_2328.json");
    assert!(whole.is_valid(&file));
    for (what, change) in changes {
        let mut changed = file.clone();
        change(&mut changed);
        assert_ne!(changed, file, "{what}");
        assert!(!whole.is_valid(&changed), "{what}");
    }
    let manifest = load("manifest.json");
    let mut extra = manifest.clone();
    extra["files"]["else.json"] = manifest["files"]["amounts.json"].clone();
    assert!(whole.is_valid(&manifest) && !whole.is_valid(&extra));
}

/// The first case of the first group.
fn case(file: &mut Value) -> &mut Value {
    &mut file["groups"][0]["cases"][0]
}
