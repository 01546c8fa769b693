//! Finds the tests that can be done in one step: those about one attribute and a constant.

use crate::python::Comparison;
use crate::threats::condition::program::{
    Choices, Constant, Member, Node, NodeKind, Read, Subject, TestKind,
};

/// The test for the truth of a value, in one step where that can be.
pub(super) fn specialise(node: Node) -> TestKind {
    let simple = match &node.kind {
        NodeKind::Constant(Constant::Bool(value)) => Some(TestKind::Constant(*value)),
        NodeKind::Attribute(_, _) => node.as_read().map(TestKind::Truth),
        NodeKind::Compare(first, rest) => match (first.as_read(), &**rest) {
            (Some(read), [(comparison, operand)]) => compared(read, *comparison, operand, &node),
            _ => None,
        },
        _ => None,
    };
    match (simple, node.kind) {
        (Some(test), _) => test,
        (None, NodeKind::Truth(test)) => test.kind,
        (None, kind) => {
            let span = node.span;
            TestKind::Value(Node { kind, span })
        }
    }
}

fn compared(read: Read, comparison: Comparison, operand: &Node, whole: &Node) -> Option<TestKind> {
    let choices = match (comparison, &operand.kind) {
        (Comparison::Is, NodeKind::Constant(Constant::Bool(wanted))) => {
            return Some(TestKind::Is(read, *wanted));
        }
        (Comparison::IsNot, NodeKind::Constant(Constant::Bool(wanted))) => {
            return Some(TestKind::IsNot(read, *wanted));
        }
        (Comparison::Equal, NodeKind::Constant(Constant::Text(text))) => {
            return Some(TestKind::Equals(read, text.clone()));
        }
        (Comparison::NotEqual, NodeKind::Constant(Constant::Text(text))) => {
            return Some(TestKind::NotEquals(read, text.clone()));
        }
        (Comparison::In | Comparison::NotIn, NodeKind::List(items) | NodeKind::Tuple(items)) => {
            Choices::Members(items.iter().map(member).collect::<Option<_>>()?)
        }
        (Comparison::In | Comparison::NotIn, _) => return None,
        (_, NodeKind::Constant(Constant::Choice { .. })) => {
            Choices::Members([member(operand)?].into())
        }
        _ => Choices::Read(operand.as_read()?),
    };
    Some(TestKind::Choice(read, comparison, choices, whole.clone()))
}

fn member(node: &Node) -> Option<(u8, u8)> {
    match node.kind {
        NodeKind::Constant(Constant::Choice {
            enumeration,
            member,
        }) => Some((enumeration, member)),
        _ => None,
    }
}

impl Node {
    /// The attribute of the target or of a loop's variable that this is, if it is one.
    pub(in crate::threats::condition) fn as_read(&self) -> Option<Read> {
        let NodeKind::Attribute(object, Member::Attribute(attribute)) = &self.kind else {
            return None;
        };
        let subject = match &object.kind {
            NodeKind::Target => Subject::Target,
            NodeKind::Local(local) => Subject::Local(*local),
            NodeKind::Attribute(owner, Member::Attribute(reference))
                if matches!(owner.kind, NodeKind::Target) =>
            {
                Subject::Through(*reference)
            }
            _ => return None,
        };
        Some(Read {
            subject,
            attribute: *attribute,
        })
    }
}
