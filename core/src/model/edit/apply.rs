//! Applies an edit: the new model, or why not.

use std::sync::Arc;

use super::{Edit, check, remove};
use crate::diagnostic::Diagnostic;
use crate::model::{Id, LibraryUse, Model, Part, Schema};

impl Edit {
    /// The model with this edit, or what speaks against it. The given model stays as it is.
    ///
    /// # Errors
    /// An id that is taken or not there, a class or value that does not fit, a boundary inside
    /// itself: the diagnostic says which.
    pub fn apply(&self, model: &Model) -> Result<Model, Diagnostic> {
        let mut changed = model.clone();
        change(&mut changed, self)?;
        Ok(changed)
    }
}

fn change(model: &mut Model, edit: &Edit) -> Result<(), Diagnostic> {
    match edit {
        Edit::Add { kind, part } => {
            let (schema, _) = Schema::of(model);
            check::addition(model, &schema, *kind, part)?;
            model.list_mut(*kind).push(Arc::new(part.clone()));
        }
        Edit::Remove { id } => remove::remove(model, id)?,
        Edit::Rename { id, name } => {
            check::name(name)?;
            name.clone_into(&mut part_mut(model, id)?.name);
        }
        Edit::SetClass { id, class } => {
            let (schema, _) = Schema::of(model);
            check::class(model, &schema, id, class)?;
            let part = part_mut(model, id)?;
            class.clone_into(&mut part.class);
            // A class that the file named and nobody knows is answered by this choice.
            part.attributes.set("__class__", None);
        }
        Edit::Set {
            id,
            attribute,
            value,
        } => {
            let (schema, _) = Schema::of(model);
            check::value(model, &schema, id, attribute, value.as_ref())?;
            part_mut(model, id)?
                .attributes
                .set(attribute, value.clone());
        }
        Edit::Move { id, to } => shift(model, id, *to)?,
        Edit::RenameModel { name } => {
            check::name(name)?;
            name.clone_into(&mut model.name);
        }
        Edit::SetModel { attribute, value } => {
            check::model_value(Schema::built_in(), attribute, value.as_ref())?;
            model.attributes.set(attribute, value.clone());
        }
        Edit::Decide {
            key,
            decision: Some(decision),
        } => {
            check::kind_of(model, &key.element)?;
            model.decisions.insert(key.clone(), decision.clone());
        }
        Edit::Decide {
            key,
            decision: None,
        } => {
            model.decisions.remove(key);
        }
        Edit::Pin { id, at: Some(at) } => {
            check::kind_of(model, id)?;
            model.pins.insert(id.clone(), *at);
        }
        Edit::Pin { id, at: None } => {
            model.pins.remove(id);
        }
        Edit::Judge { judging } => model.judging = *judging,
        Edit::JudgeThreat { sid, on } => {
            model.excluded_sids.retain(|existing| existing != sid);
            if !on {
                model.excluded_sids.push(sid.clone());
            }
        }
        Edit::UseLibrary { name, on } => {
            match model
                .libraries
                .iter_mut()
                .find(|existing| existing.name == *name)
            {
                Some(existing) => existing.on = *on,
                None => model.libraries.push(LibraryUse {
                    name: name.clone(),
                    on: *on,
                    text: None,
                }),
            }
        }
        Edit::EmbedLibrary { name, text } => {
            check::name(name)?;
            let text = Some(Arc::clone(text));
            match model
                .libraries
                .iter_mut()
                .find(|existing| existing.name == *name)
            {
                Some(existing) => existing.text = text,
                None => model.libraries.push(LibraryUse {
                    name: name.clone(),
                    on: true,
                    text,
                }),
            }
        }
        Edit::RemoveLibrary { name } => model.libraries.retain(|existing| existing.name != *name),
        Edit::SetType { custom } => {
            let mut types = model.types.clone();
            match types
                .iter_mut()
                .find(|existing| existing.name == custom.name)
            {
                Some(existing) => existing.clone_from(custom),
                None => types.push(custom.clone()),
            }
            // The diagnostics of the schema say what is wrong with a type.
            let (_, diagnostics) = Schema::with(&types);
            if let Some(diagnostic) = diagnostics.into_iter().next() {
                return Err(diagnostic);
            }
            model.types = types;
        }
        Edit::RemoveType { name } => model.types.retain(|existing| existing.name != *name),
        Edit::Batch { edits, .. } => {
            for edit in edits {
                change(model, edit)?;
            }
        }
    }
    Ok(())
}

/// The part of that id, to be changed; it is copied if it is shared.
fn part_mut<'a>(model: &'a mut Model, id: &Id) -> Result<&'a mut Part, Diagnostic> {
    let kind = check::kind_of(model, id)?;
    let part = model.list_mut(kind).iter_mut().find(|part| part.id == *id);
    part.map(Arc::make_mut)
        .ok_or_else(|| check::no_such_part(id))
}

fn shift(model: &mut Model, id: &Id, to: u32) -> Result<(), Diagnostic> {
    let kind = check::kind_of(model, id)?;
    let list = model.list_mut(kind);
    if let Some(from) = list.iter().position(|part| part.id == *id) {
        let part = list.remove(from);
        let to = usize::try_from(to).unwrap_or(usize::MAX).min(list.len());
        list.insert(to, part);
    }
    Ok(())
}
