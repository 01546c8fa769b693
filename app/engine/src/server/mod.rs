//! The engine itself, without a browser: a request in, an answer out.

mod drawing;
mod explaining;
mod facts;
mod help;
mod project;
mod reading;
mod reporting;
mod rules;
pub mod samples;
mod workbench;
mod writing;

use std::sync::Arc;

use parapet_core::diagnostic::{Diagnostic, messages};
use parapet_core::model::{Edit, Model};
use parapet_core::schema::built_in_wording;

use self::project::Project;
use self::rules::Rules;
use super::messages::{Answer, Request, RequestId, Revision, decode, encode};
use super::sealed::Sealed;

/// The state of the engine between requests.
#[derive(Default)]
pub struct Server {
    rules: Rules,
    project: Option<Project>,
}

impl Server {
    /// Answers a message: takes the bytes of a request with its id, and returns those of the answer
    /// with the same id.
    pub fn answer(&mut self, message: &[u8]) -> Vec<u8> {
        let (id, answer) = match decode::<(RequestId, Request)>(message) {
            Ok((id, request)) => (id, self.handle(request)),
            Err(error) => {
                let diagnostics = vec![not_understood(&error)];
                (RequestId::default(), Answer::Failed(diagnostics))
            }
        };
        encode(&(id, answer)).unwrap_or_default()
    }

    /// Answers a request.
    pub fn handle(&mut self, request: Request) -> Answer {
        match request {
            Request::Wording => Answer::Wording(built_in_wording().to_vec()),
            Request::Help => Answer::Help(Sealed::of(&help::chapters())),
            Request::Load {
                revision,
                model,
                global_rules,
            } => {
                self.rules.set_global(global_rules);
                self.judge(revision, model)
            }
            Request::Apply {
                base,
                revision,
                edits,
            } => self.apply(base, revision, &edits),
            Request::Threat { sid } => self.rules.threat(&sid).map_or_else(
                || Answer::Failed(vec![unknown_threat(&sid)]),
                |threat| Answer::Threat(Sealed::of(&threat)),
            ),
            Request::Open { files } => {
                let current = self.project.as_ref().map(|project| &*project.model);
                Answer::Opened(reading::open(&files, current))
            }
            Request::Sample { name } => {
                let sample: Vec<_> = samples::sample(&name).into_iter().collect();
                Answer::Opened(reading::open(&sample, None))
            }
            Request::SampleThumbnail { name } => self.sample_thumbnail(name),
            Request::Picture { revision, diagram } => {
                self.at_revision(revision, |project| drawing::picture(project, diagram))
            }
            Request::Report { revision } => {
                self.at_revision(revision, |project| reporting::document(project))
            }
            Request::Facts { revision, part } => {
                self.at_revision(revision, |project| Answer::Facts {
                    revision,
                    facts: facts::facts_of(&project.analysis.effective, &part),
                    part,
                })
            }
            Request::Readers { revision, part } => {
                self.at_revision(revision, |project| explaining::readers(project, part))
            }
            Request::Explain { revision, key } => {
                self.at_revision(revision, |project| explaining::finding(project, key))
            }
            Request::File { revision, file } => {
                self.at_revision(revision, |project| writing::file(project, file))
            }
            Request::Review {
                revision,
                draft,
                selected,
            } => self.at_revision(revision, |project| {
                workbench::review(project, &draft, selected.as_ref())
            }),
            Request::Complete {
                revision,
                text,
                cursor,
                targets,
                include_all,
            } => self.at_revision(revision, |project| {
                workbench::complete(project, &text, cursor, &targets, include_all)
            }),
            Request::Excerpt {
                revision,
                part,
                fires,
            } => self.at_revision(revision, |project| {
                workbench::excerpt(project, &part, fires)
            }),
            Request::SaveThreat {
                revision,
                library,
                previous_sid,
                threat,
            } => self.with_rules(revision, |project, rules| {
                workbench::save(&project.model, rules, &library, &previous_sid, threat)
            }),
            Request::LibraryFile {
                revision,
                name,
                format,
            } => self.with_rules(revision, |project, rules| {
                writing::library(&project.model, rules, &name, format)
            }),
        }
    }

    fn judge(&mut self, revision: Revision, model: Arc<Model>) -> Answer {
        let previous = self.project.take();
        let project = Project::new(revision, model, &mut self.rules, previous);
        let findings = project.findings(&mut self.rules);
        self.project = Some(project);
        Answer::Findings(findings)
    }

    /// Draws a sample. The open model stays.
    fn sample_thumbnail(&mut self, name: String) -> Answer {
        let sample: Vec<_> = samples::sample(&name).into_iter().collect();
        let svg = match reading::open(&sample, None).model {
            Some(model) => Project::new(Revision::default(), model, &mut self.rules, None)
                .dataflow()
                .thumbnail(),
            None => String::new(),
        };
        Answer::SampleThumbnail { name, svg }
    }

    fn apply(&mut self, base: Revision, revision: Revision, edits: &[Edit]) -> Answer {
        let Some(project) = self.project.as_ref().filter(|it| it.revision == base) else {
            return Answer::Stale;
        };
        let mut model = Arc::clone(&project.model);
        for edit in edits {
            match edit.apply(&model) {
                Ok(changed) => model = Arc::new(changed),
                Err(diagnostic) => return Answer::Failed(vec![diagnostic]),
            }
        }
        self.judge(revision, model)
    }

    /// Answers for that revision of the model, if the engine has it.
    fn at_revision(
        &mut self,
        revision: Revision,
        answer: impl FnOnce(&mut Project) -> Answer,
    ) -> Answer {
        self.with_rules(revision, |project, _| answer(project))
    }

    /// The same for requests that need the libraries, too.
    fn with_rules(
        &mut self,
        revision: Revision,
        answer: impl FnOnce(&mut Project, &Rules) -> Answer,
    ) -> Answer {
        match &mut self.project {
            Some(project) if project.revision == revision => answer(project, &self.rules),
            _ => Answer::Stale,
        }
    }
}

fn not_understood(error: &postcard::Error) -> Diagnostic {
    messages::engine_message(&error)
}

fn unknown_threat(sid: &str) -> Diagnostic {
    messages::unknown_threat(&sid)
}
