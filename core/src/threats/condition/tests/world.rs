//! A small system for conditions to ask about.

use std::collections::BTreeMap;

use crate::model::{CustomType, PartIndex};
use crate::schema::{AttributeId, AttributeSet, ClassId, Fallback, Schema};
use crate::threats::{BooleanFacts, Condition, EvaluationError, Fact, Facts, Provenance};

/// The parts of a system, with the values that differ from the defaults.
pub(super) struct World {
    pub(super) schema: Schema,
    parts: Vec<Part>,
}

struct Part {
    class: ClassId,
    name: String,
    given: BTreeMap<AttributeId, Given>,
}

/// A value that is given.
pub(super) enum Given {
    None,
    Bool(bool),
    Int(i64),
    Text(&'static str),
    Choice(&'static str, &'static str),
    Part(&'static str),
    Parts(Vec<PartIndex>),
    Numbers(Vec<i64>),
    Texts(Vec<String>),
}

impl World {
    pub(super) fn empty(types: &[CustomType]) -> World {
        World {
            schema: Schema::with(types).0,
            parts: Vec::new(),
        }
    }

    /// Adds a part. What it refers to by name may be added later.
    pub(super) fn add(&mut self, class: &str, name: &str, given: Vec<(&str, Given)>) -> PartIndex {
        let id = |name| self.schema.attribute_id(name).unwrap();
        let given = given.into_iter().map(|(name, value)| (id(name), value));
        self.parts.push(Part {
            class: self.schema.class_id(class).unwrap(),
            name: name.to_owned(),
            given: given.collect(),
        });
        PartIndex(u32::try_from(self.parts.len() - 1).unwrap())
    }

    pub(super) fn set(&mut self, part: PartIndex, attribute: &str, value: Given) {
        let id = self.schema.attribute_id(attribute).unwrap();
        self.parts[part.get()].given.insert(id, value);
    }

    pub(super) fn part(&self, name: &str) -> PartIndex {
        let at = self.parts.iter().position(|part| part.name == name);
        PartIndex(u32::try_from(at.unwrap_or_else(|| panic!("{name}"))).unwrap())
    }

    /// The condition, compiled for the class of that part.
    pub(super) fn condition(&self, part: &str, text: &str) -> Result<Condition, Vec<String>> {
        let class = self.class(self.part(part));
        let (condition, diagnostics) = Condition::read(text, &[class], &self.schema);
        condition.ok_or_else(|| diagnostics.iter().map(ToString::to_string).collect())
    }

    pub(super) fn holds(&self, part: &str, text: &str) -> Result<bool, EvaluationError> {
        let condition = self.condition(part, text);
        let condition = condition.unwrap_or_else(|said| panic!("{text}: {said:?}"));
        condition.holds(self, self.part(part))
    }
}

impl Facts for World {
    fn class(&self, part: PartIndex) -> ClassId {
        self.parts[part.get()].class
    }

    fn name(&self, part: PartIndex) -> &str {
        &self.parts[part.get()].name
    }

    fn fact(&self, part: PartIndex, attribute: AttributeId) -> Fact<'_> {
        let part = &self.parts[part.get()];
        let class = self.schema.class(part.class).unwrap();
        let Some(slot) = class.slot(attribute) else {
            return Fact::Missing;
        };
        let choice = |enumeration: &str, member: &str| {
            let all = self.schema.enumerations();
            let at = all.iter().position(|e| e.name == enumeration).unwrap();
            Fact::Choice {
                enumeration: at as u8,
                member: all[at].position(member).unwrap() as u8,
            }
        };
        match part.given.get(&attribute) {
            Some(Given::None) => Fact::None,
            Some(Given::Bool(value)) => Fact::Bool(*value),
            Some(Given::Int(value)) => Fact::Int(*value),
            Some(Given::Text(text)) => Fact::Text(text),
            Some(Given::Choice(enumeration, member)) => choice(enumeration, member),
            Some(Given::Part(name)) => Fact::Part(self.part(name)),
            Some(Given::Parts(parts)) => Fact::Parts(parts),
            Some(Given::Numbers(numbers)) => Fact::Numbers(numbers),
            Some(Given::Texts(texts)) => Fact::Texts(texts),
            None => {
                let attribute = &class.attributes[slot];
                match &attribute.fallback {
                    Fallback::Bool(value) => Fact::Bool(*value),
                    Fallback::Int(value) => Fact::Int(*value),
                    Fallback::Text(text) => Fact::Text(text),
                    Fallback::Choice(member) => {
                        let crate::schema::Type::Choice(enumeration) = &attribute.kind else {
                            panic!("{} has the default of an enumeration", attribute.name)
                        };
                        choice(enumeration, member)
                    }
                    Fallback::LevelZero => Fact::Numbers(&[0]),
                    Fallback::Nothing => Fact::None,
                    Fallback::Empty => match attribute.kind {
                        crate::schema::Type::References(_) => Fact::Parts(&[]),
                        crate::schema::Type::Texts => Fact::Texts(&[]),
                        _ => Fact::Opaque(0),
                    },
                }
            }
        }
    }

    fn provenance(&self, part: PartIndex, attribute: AttributeId) -> Provenance {
        match self.parts[part.get()].given.contains_key(&attribute) {
            true => Provenance::Answered,
            false => Provenance::Default,
        }
    }

    fn boolean_facts(&self, part: PartIndex) -> Option<BooleanFacts> {
        let mut answers = BooleanFacts {
            present: AttributeSet::default(),
            yes: AttributeSet::default(),
        };
        for at in 0..self.schema.attribute_count() {
            let id = AttributeId(u16::try_from(at).unwrap());
            if let Fact::Bool(truth) = self.fact(part, id) {
                answers.present.set(id, true);
                answers.yes.set(id, truth);
            }
        }
        Some(answers)
    }
}

/// A user who logs in to a web server in front of a database.
pub(super) fn shop() -> World {
    let mut world = World::empty(&[]);
    let inside = |boundary| ("inBoundary", Given::Part(boundary));
    let choice = Given::Choice;
    world.add("Boundary", "Internet", vec![]);
    world.add("Boundary", "Corp", vec![]);
    world.add("Boundary", "DMZ", vec![inside("Corp")]);
    world.add("Boundary", "Vault", vec![inside("Corp")]);
    let user = world.add("Actor", "User", vec![inside("Internet")]);
    let web = vec![
        inside("DMZ"),
        ("protocol", Given::Text("HTTP")),
        ("port", Given::Int(8443)),
        ("controls.sanitizesInput", Given::Bool(true)),
        ("minTLSVersion", choice("TLSVersion", "TLSv12")),
        ("maxClassification", choice("Classification", "RESTRICTED")),
        ("levels", Given::Numbers(vec![0, 2])),
        (
            "sourceFiles",
            Given::Texts(vec!["a.py".into(), "b.py".into()]),
        ),
    ];
    let web = world.add("Server", "Web", web);
    let db = vec![
        inside("Vault"),
        ("type", choice("DatastoreType", "SQL")),
        ("maxClassification", choice("Classification", "SECRET")),
    ];
    let db = world.add("Datastore", "DB", db);
    let job = world.add("Process", "Job", vec![]);
    let password = vec![
        ("classification", choice("Classification", "SECRET")),
        ("isCredentials", Given::Bool(true)),
        ("credentialsLife", choice("Lifetime", "LONG")),
        ("format", Given::Text("JSON")),
    ];
    let password = world.add("Data", "Password", password);
    let profile = vec![
        ("classification", choice("Classification", "PUBLIC")),
        ("isPII", Given::Bool(true)),
        ("format", Given::Text("XML")),
    ];
    let profile = world.add("Data", "Profile", profile);
    let ends = |source, sink| [("source", Given::Part(source)), ("sink", Given::Part(sink))];
    let mut login = vec![
        ("protocol", Given::Text("HTTPS")),
        ("tlsVersion", choice("TLSVersion", "TLSv11")),
        ("order", Given::Int(1)),
        ("data", Given::Parts(vec![password, profile])),
    ];
    login.extend(ends("User", "Web"));
    let login = world.add("Dataflow", "Login", login);
    let mut query = vec![("order", Given::Int(2))];
    query.extend(ends("Web", "DB"));
    let query = world.add("Dataflow", "Query", query);
    let mut ping = vec![
        ("order", Given::Int(3)),
        ("tlsVersion", choice("TLSVersion", "TLSv13")),
    ];
    ping.extend(ends("Job", "Web"));
    let ping = world.add("Dataflow", "Ping", ping);
    world.set(user, "outputs", Given::Parts(vec![login]));
    world.set(web, "inputs", Given::Parts(vec![login, ping]));
    world.set(web, "outputs", Given::Parts(vec![query]));
    world.set(db, "inputs", Given::Parts(vec![query]));
    world.set(job, "outputs", Given::Parts(vec![ping]));
    world.set(password, "carriedBy", Given::Parts(vec![login]));
    world.set(profile, "carriedBy", Given::Parts(vec![login]));
    world
}
