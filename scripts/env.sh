# Where the tools are, and which versions: sourced by every step, so that all use the same ones.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tools="$root/.tools"
export PATH="$tools/bin:$root/node_modules/.bin:$PATH:$HOME/.cargo/bin"

trunk_version=0.21.14
# As in Cargo.lock: the tool and the library of one version belong together.
wasm_bindgen_version=0.2.130
# As wasm_split_helpers in Cargo.lock, in the same way.
wasm_split_version=0.2.4
cargo_deny_version=0.20.2
wasm=wasm32-unknown-unknown

# Where the standard library for WebAssembly cannot be had ready-made, `setup` has left this note:
# the distribution's compiler is used, and builds that library from the distribution's sources.
from_source="$tools/std-from-source"
if [ -f "$from_source" ]; then
  export PATH="$tools/bin:$root/node_modules/.bin:/usr/bin:$PATH" RUSTC=/usr/bin/rustc
fi

# Runs a command that builds for WebAssembly.
for_wasm() {
  if [ -f "$from_source" ]; then
    env RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort "$@"
  else
    "$@"
  fi
}

# What is run around a tool comes before the tool.
export PATH="$root/scripts/bin:$PATH"
