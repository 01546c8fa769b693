//! Reports: the template language, the document tree, the built-in templates.
