# The steps are scripts; `make run` is all that a user needs, `make dev` that a developer does.

SHELL := bash

.PHONY: run dev test lint bench dist screens fuzz clean

# Builds the page and serves it on this machine.
run: dist
	@. scripts/env.sh && exec node scripts/serve.mjs

# Serves the page unoptimised, built anew whenever a file is saved.
dev:
	@exec scripts/dev

# All tests: native, in WebAssembly, in browsers.
test:
	@scripts/setup --tests
	@scripts/test

# Formatting, lints, licences, documentation.
lint:
	@scripts/setup --tests
	@scripts/lint

# How fast the stages are, natively; `node scripts/measure.mjs` has the sizes and the page.
bench:
	@scripts/setup
	@. scripts/env.sh && cargo bench --workspace --exclude parapet-app

# The static site, in dist/; it can be put under any address.
dist:
	@scripts/build

# Pictures of every screen, in docs/screens.
screens: dist
	@. scripts/env.sh && node scripts/screens.mjs

# Runs every fuzz target for ten minutes.
fuzz:
	@scripts/fuzz

clean:
	rm -rf target dist tests/e2e/results
