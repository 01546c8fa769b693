//! Why a finding applies, in words.
