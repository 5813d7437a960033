# shellcheck shell=bash
# Building a preset, quietly unless something is wrong. Needs common.sh.

# All that a build depends on.
build_sources=(host plugin_api plugins dialects cmake scripts/lib CMakeLists.txt CMakePresets.json)

# True when nothing has changed since the stamp was made. Folders count too: a file that went away changes its folder.
build_is_fresh() {
  local stamp=$1 path existing=()
  [[ -f $stamp ]] || return 1
  for path in "${build_sources[@]}"; do
    [[ -e $root/$path ]] && existing+=("$root/$path")
  done
  [[ -z $(find "${existing[@]}" -newer "$stamp" -print -quit) ]]
}

# build_preset PRESET [TARGET…]: what it says goes to build/PRESET.log, and to the user when it fails.
build_preset() {
  local preset=$1 log=$root/build/$1.log
  shift
  mkdir -p "$root/build"
  if ! (cd "$root" && cmake --preset "$preset") >"$log" 2>&1; then
    cat "$log" >&2
    die "configuring failed"
  fi
  if ! (cd "$root" && cmake --build --preset "$preset" ${1:+--target "$@"}) 2>&1 |
    tee -a "$log" | show_progress "$preset"; then
    # From the first failure on: what was built well before it does not matter.
    sed -n '/^FAILED: /,$p' "$log" | grep . >&2 || cat "$log" >&2
    die "the build failed"
  fi
}

# Keeps one line on a terminal up to date with ninja's count, and is silent elsewhere.
show_progress() {
  local line
  while IFS= read -r line; do
    if [[ -t 2 && $line == \[* ]]; then printf '\r\e[Kmighost: building %s %s' "$1" "${line%% *}" >&2; fi
  done
  if [[ -t 2 ]]; then printf '\r\e[K' >&2; fi
}
