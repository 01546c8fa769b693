# Where the tools are, and which versions: sourced by every step, so that all use the same ones.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

trunk_version=0.21.14
# As in Cargo.lock: the tool and the library of one version belong together.
wasm_bindgen_version=0.2.130
# As wasm_split_helpers in Cargo.lock, in the same way.
wasm_split_version=0.2.4
cargo_deny_version=0.20.2
wasm=wasm32-unknown-unknown

# The tools are built once per version and shared by all clones: a folder for each, outside of them.
tools=${PARAPET_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/parapet/tools}
trunk_dir=$tools/trunk-$trunk_version
wasm_bindgen_dir=$tools/wasm-bindgen-cli-$wasm_bindgen_version
wasm_split_dir=$tools/wasm-split-cli-$wasm_split_version
cargo_deny_dir=$tools/cargo-deny-$cargo_deny_version

tool_path=$trunk_dir/bin:$wasm_bindgen_dir/bin:$wasm_split_dir/bin:$cargo_deny_dir/bin:$root/node_modules/.bin
export PATH="$tool_path:$PATH:$HOME/.cargo/bin"

# Where the standard library for WebAssembly cannot be had ready-made, `setup` has left this note:
# the distribution's compiler is used, and builds that library from the distribution's sources.
from_source=$tools/std-from-source
if [ -d "$from_source" ]; then
  export PATH="$from_source:$tool_path:/usr/bin:$PATH" RUSTC=/usr/bin/rustc
fi

# Runs a command that builds for WebAssembly.
for_wasm() {
  if [ -d "$from_source" ]; then
    env RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort "$@"
  else
    "$@"
  fi
}

# What is run around a tool comes before the tool.
export PATH="$root/scripts/bin:$PATH"
