//! A condition as it is evaluated: names resolved, and the usual questions in one step each.

use crate::python::{Binary, Comparison, Logical, Span};
use crate::schema::AttributeId;

/// Something evaluated for its truth alone.
#[derive(Clone, Debug)]
pub(super) struct Test {
    pub(super) kind: TestKind,
    pub(super) span: Span,
}

/// The kinds of tests. Those about one attribute are what nearly all conditions are made of.
#[derive(Clone, Debug)]
pub(super) enum TestKind {
    Constant(bool),
    All(Box<[Test]>),
    Any(Box<[Test]>),
    Not(Box<Test>),
    /// The truth of an attribute: `target.inScope`.
    Truth(Read),
    /// `target.x is True`
    Is(Read, bool),
    /// `target.x is not True`
    IsNot(Read, bool),
    /// `target.x == 'text'`
    Equals(Read, Box<str>),
    /// `target.x != 'text'`
    NotEquals(Read, Box<str>),
    /// A comparison that is quick between members of one enumeration, and general otherwise.
    Choice(Read, Comparison, Choices, Node),
    /// The truth of any other value.
    Value(Node),
}

/// What the member of an enumeration is compared with, or looked for in.
#[derive(Clone, Debug)]
pub(super) enum Choices {
    Read(Read),
    /// Members, by the positions of enumeration and member.
    Members(Box<[(u8, u8)]>),
}

/// An attribute of the target or of a loop's variable.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read {
    pub(super) subject: Subject,
    pub(super) attribute: AttributeId,
}

/// Whose attribute is read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject {
    Target,
    /// The part that an attribute of the target refers to: `target.sink`.
    Through(AttributeId),
    /// A loop's variable, counted from the innermost.
    Local(u16),
}

/// Something that has a value.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) kind: NodeKind,
    pub(super) span: Span,
}

/// The kinds of values.
#[derive(Clone, Debug)]
pub(super) enum NodeKind {
    Constant(Constant),
    Target,
    /// A loop's variable, counted from the innermost.
    Local(u16),
    Attribute(Box<Node>, Member),
    /// A truth value computed by `not`.
    Truth(Box<Test>),
    Logical(Logical, Box<[Node]>),
    Minus(Box<Node>),
    Plus(Box<Node>),
    Binary(Binary, Box<[Node; 2]>),
    Compare(Box<Node>, Box<[(Comparison, Node)]>),
    Conditional(Box<(Test, Node, Node)>),
    Subscript(Box<[Node; 2]>),
    Slice(Box<(Node, [Option<Node>; 3])>),
    List(Box<[Node]>),
    Tuple(Box<[Node]>),
    Set(Box<[Node]>),
    Dict(Box<[(Node, Node)]>),
    /// A list comprehension.
    ListComprehension(Box<Loop<Node>>),
    /// A generator expression; it is only used where it is iterated at once.
    Generator(Box<Loop<Node>>),
    /// `any(…)` over a generator, or `all(…)`.
    Quantified(Quantifier, Box<Loop<Test>>),
    Call(Function, Box<[Node]>),
    Method(Method, Box<Node>, Box<[Node]>),
}

/// A value that is known beforehand.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Constant {
    None,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Box<str>),
    Choice {
        enumeration: u8,
        member: u8,
    },
    /// A class with all that extend it, as flags by class id.
    Class(Box<[bool]>),
}

/// What is read of a value.
#[derive(Clone, Debug)]
pub(super) enum Member {
    /// An attribute of a part.
    Attribute(AttributeId),
    /// The name of a part or of an enumeration's member.
    Name,
    /// The value of an enumeration's member, as pytm has it.
    Value,
}

/// A comprehension: what it yields for each round of its clauses.
#[derive(Clone, Debug)]
pub(super) struct Loop<T> {
    pub(super) element: T,
    pub(super) clauses: Box<[Clause]>,
}

/// `for pattern in iterable if conditions`
#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub(super) pattern: Pattern,
    pub(super) iterable: Node,
    pub(super) conditions: Box<[Test]>,
}

/// What an item is bound to. Variables are counted in the order in which they are written.
#[derive(Clone, Debug)]
pub(super) enum Pattern {
    One,
    Many(Box<[Pattern]>),
}

/// `any` or `all`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quantifier {
    Any,
    All,
}

/// A function that conditions may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    Any,
    All,
    Len,
    Min,
    Max,
    Sum,
}

/// A method of parts that conditions may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    OneOf,
    Crosses,
    Enters,
    Exits,
    Inside,
    CheckTlsVersion,
    HasDataLeaks,
}

impl Function {
    pub(super) const ALL: [Function; 6] = [
        Function::Any,
        Function::All,
        Function::Len,
        Function::Min,
        Function::Max,
        Function::Sum,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Function::Any => "any",
            Function::All => "all",
            Function::Len => "len",
            Function::Min => "min",
            Function::Max => "max",
            Function::Sum => "sum",
        }
    }
}

impl Method {
    pub(super) const ALL: [Method; 7] = [
        Method::OneOf,
        Method::Crosses,
        Method::Enters,
        Method::Exits,
        Method::Inside,
        Method::CheckTlsVersion,
        Method::HasDataLeaks,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Method::OneOf => "oneOf",
            Method::Crosses => "crosses",
            Method::Enters => "enters",
            Method::Exits => "exits",
            Method::Inside => "inside",
            Method::CheckTlsVersion => "checkTLSVersion",
            Method::HasDataLeaks => "hasDataLeaks",
        }
    }
}
