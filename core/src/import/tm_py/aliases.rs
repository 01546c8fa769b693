//! Names that older releases of pytm had, and common wrong names.

use crate::diagnostic::nearest;
use crate::model::Schema;

/// Attributes that were renamed, or are often called otherwise: what they are called in pytm 1.4.
const ATTRIBUTE_ALIASES: [(&str, &str); 44] = [
    ("HandlesResources", "handlesResources"),
    (
        "HandlesResourceConsumption",
        "controls.handlesResourceConsumption",
    ),
    ("boundary", "inBoundary"),
    ("trustBoundary", "inBoundary"),
    ("trust_boundary", "inBoundary"),
    ("in_boundary", "inBoundary"),
    ("inboundary", "inBoundary"),
    ("parent", "inBoundary"),
    ("in_scope", "inScope"),
    ("inscope", "inScope"),
    ("descr", "description"),
    ("desc", "description"),
    ("destPort", "dstPort"),
    ("dst_port", "dstPort"),
    ("destinationPort", "dstPort"),
    ("sourcePort", "srcPort"),
    ("src_port", "srcPort"),
    ("is_response", "isResponse"),
    ("response_to", "responseTo"),
    ("responseto", "responseTo"),
    ("isSql", "isSQL"),
    ("is_sql", "isSQL"),
    ("isPersonalData", "isPII"),
    ("isPersonallyIdentifiable", "isPII"),
    ("is_pii", "isPII"),
    ("isCredential", "isCredentials"),
    ("lifetime", "credentialsLife"),
    ("classificaion", "classification"),
    ("isAdministrator", "isAdmin"),
    ("is_admin", "isAdmin"),
    ("on_aws", "onAWS"),
    ("onAws", "onAWS"),
    ("os", "OS"),
    ("protocols", "protocol"),
    ("ports", "port"),
    ("maxclassification", "maxClassification"),
    ("santizesInput", "controls.sanitizesInput"),
    ("sourceCode", "sourceFiles"),
    ("tls_version", "tlsVersion"),
    ("TLSVersion", "tlsVersion"),
    ("isEncryptedAtRest", "controls.isEncryptedAtRest"),
    ("encrypted", "controls.isEncrypted"),
    ("isHardended", "controls.isHardened"),
    ("notes", "note"),
];

/// What the ends of a flow are called where they are not called `source` and `sink`.
pub(super) const FLOW_END_ALIASES: [(&str, &str); 14] = [
    ("source", "src"),
    ("source", "from_"),
    ("source", "origin"),
    ("source", "sender"),
    ("source", "source_element"),
    ("source", "from_element"),
    ("sink", "dst"),
    ("sink", "dest"),
    ("sink", "destination"),
    ("sink", "target"),
    ("sink", "to"),
    ("sink", "receiver"),
    ("sink", "sink_element"),
    ("sink", "to_element"),
];

/// Common names of classes that pytm does not have.
const CLASS_ALIASES: [(&str, &str); 38] = [
    ("API", "Server"),
    ("APIGateway", "Server"),
    ("Application", "Process"),
    ("Bucket", "Datastore"),
    ("Browser", "ExternalEntity"),
    ("Cache", "Datastore"),
    ("Client", "Actor"),
    ("Component", "Process"),
    ("Container", "Process"),
    ("DB", "Datastore"),
    ("Database", "Datastore"),
    ("DataFlow", "Dataflow"),
    ("DataStore", "Datastore"),
    ("Entity", "ExternalEntity"),
    ("External", "ExternalEntity"),
    ("ExternalActor", "ExternalEntity"),
    ("ExternalService", "ExternalEntity"),
    ("ExternalSystem", "ExternalEntity"),
    ("FileSystem", "Datastore"),
    ("Flow", "Dataflow"),
    ("Function", "Lambda"),
    ("Gateway", "Server"),
    ("LoadBalancer", "Server"),
    ("Person", "Actor"),
    ("Proxy", "Server"),
    ("Queue", "Datastore"),
    ("Role", "Actor"),
    ("Service", "Process"),
    ("Store", "Datastore"),
    ("System", "Process"),
    ("ThirdParty", "ExternalEntity"),
    ("ThreatModel", "TM"),
    ("TrustBoundary", "Boundary"),
    ("TrustZone", "Boundary"),
    ("User", "Actor"),
    ("WebServer", "Server"),
    ("WebApplication", "Server"),
    ("Zone", "Boundary"),
];

/// Whether an undefined name looks like a class: by its spelling, or because the table has it.
pub(super) fn looks_like_class(name: &str) -> bool {
    let written = name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase);
    let listed = CLASS_ALIASES.iter().any(|(theirs, _)| *theirs == name);
    listed || (written && !name.ends_with("Error") && !name.contains('_'))
}

/// What an attribute that a class does not have is called in pytm 1.4; `None` where that is not known.
pub(super) fn intended_attribute(schema: &Schema, class: &str, name: &str) -> Option<String> {
    let has = |name: &str| schema.attribute_of(class, name).is_some();
    if has(name) {
        return None;
    }
    let control = format!("controls.{name}");
    if has(&control) {
        return Some(control);
    }
    let renamed = ATTRIBUTE_ALIASES.iter().find(|(old, _)| *old == name)?;
    Some(renamed.1.to_owned()).filter(|name| has(name))
}

/// The class that an unknown name is intended as: by the table, by the nearest name, or an asset.
pub(super) fn intended_class(name: &str, schema: &'static Schema) -> &'static str {
    if let Some((_, meant)) = CLASS_ALIASES.iter().find(|(theirs, _)| *theirs == name) {
        return meant;
    }
    let names: Vec<&'static str> = schema
        .classes()
        .map(|(_, class)| class.name.as_ref())
        .filter(|name| *name != "Element")
        .collect();
    nearest(name, names.iter().copied()).unwrap_or_else(|| {
        // `PaymentServer` ends with what it is.
        let ends = names.iter().filter(|class| name.ends_with(**class));
        ends.max_by_key(|class| class.len())
            .copied()
            .unwrap_or("Asset")
    })
}
