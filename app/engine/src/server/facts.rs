//! The values of a part that are not set on it, for the inspector.

use parapet_core::analysis::EffectiveValues;
use parapet_core::model::{Id, PartIndex, Value};
use parapet_core::threats::{Fact, Provenance};

use crate::messages::{DerivedValue, ValueSource};

/// The inherited and computed values of a part, in the schema's order.
pub(super) fn facts_of(effective: &EffectiveValues, part: &Id) -> Vec<DerivedValue> {
    let Some(position) = effective.position(part) else {
        return Vec::new();
    };
    let lines = effective
        .values_of(position)
        .filter_map(|(name, fact, provenance)| {
            let source = match provenance {
                Provenance::Inherited(from) => ValueSource::Inherited(id_of(effective, from)?),
                Provenance::Computed => ValueSource::Computed,
                Provenance::Answered | Provenance::Default => return None,
            };
            Some(DerivedValue {
                attribute: name.to_owned(),
                value: value_of(effective, fact),
                source,
            })
        });
    lines.collect()
}

fn value_of(effective: &EffectiveValues, fact: Fact<'_>) -> Option<Value> {
    Some(match fact {
        Fact::Missing | Fact::None | Fact::Opaque(_) => return None,
        Fact::Bool(yes) => Value::Bool(yes),
        Fact::Int(number) => Value::Int(number),
        Fact::Text(text) => Value::Text(text.to_owned()),
        Fact::Choice {
            enumeration,
            member,
        } => Value::Choice(effective.member_name(enumeration, member).to_owned()),
        Fact::Part(part) => Value::Reference(id_of(effective, part)?),
        Fact::Parts(parts) => {
            let ids = parts.iter().filter_map(|part| id_of(effective, *part));
            Value::References(ids.collect())
        }
        Fact::Numbers(numbers) => Value::Numbers(numbers.to_vec()),
        Fact::Texts(texts) => Value::Texts(texts.to_vec()),
    })
}

fn id_of(effective: &EffectiveValues, part: PartIndex) -> Option<Id> {
    effective.part(part).map(|part| part.id.clone())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use parapet_core::analysis::Options;
    use parapet_core::model::{Judging, Model, Part};
    use parapet_core::{Libraries, judge};

    use super::*;

    #[test]
    fn a_flow_lists_what_it_inherits_from_its_sink() {
        let mut server = Part::new(Id::new("server"), "Server", "Server");
        server
            .attributes
            .set("protocol", Some(Value::Text("HTTPS".to_owned())));
        let mut flow = Part::new(Id::new("flow"), "Flow", "Dataflow");
        for (end, id) in [("source", "user"), ("sink", "server")] {
            flow.attributes
                .set(end, Some(Value::Reference(Id::new(id))));
        }
        let model = Model {
            elements: vec![
                Arc::new(Part::new(Id::new("user"), "User", "Actor")),
                Arc::new(server),
            ],
            flows: vec![Arc::new(flow)],
            judging: Judging::Parapet,
            ..Model::default()
        };
        let judgement = judge(&model, &Libraries::default(), &Options::default());
        let facts = facts_of(&judgement.analysis.effective, &Id::new("flow"));
        let protocol = facts.iter().find(|fact| fact.attribute == "protocol");
        assert_eq!(
            protocol,
            Some(&DerivedValue {
                attribute: "protocol".to_owned(),
                value: Some(Value::Text("HTTPS".to_owned())),
                source: ValueSource::Inherited(Id::new("server")),
            })
        );
    }
}
