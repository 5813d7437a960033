# shellcheck shell=bash
# The checks of the sources that need no test. Needs common.sh.

# Our own C and C++ files, of the index and new ones; not what is deleted.
checks_sources() {
  (cd "$root" && git ls-files --cached --others --exclude-standard --deduplicate -- '*.c' '*.cpp' '*.h' '*.hpp' |
    while IFS= read -r file; do if [[ -f $file ]]; then printf '%s\n' "$file"; fi; done)
}

check_format() {
  local files
  mapfile -t files < <(checks_sources)
  (cd "$root" && clang-format-16 --dry-run --Werror "${files[@]}") || die "scripts/format corrects this"
}

# The libraries are checked where they are sourced, which is where their variables come from and go to.
check_shell() {
  (cd "$root" && shellcheck --external-sources --check-sourced scripts/bench scripts/bench-introspect scripts/bench-upgrade scripts/format scripts/mighost scripts/test .ci/run host/cli/completion/mighost.bash)
}

# A build folder of its own: clang cannot read the precompiled headers of gcc.
check_tidy() {
  local folder=$root/build/tidy log=$root/build/tidy.log files
  mkdir -p "$folder"
  if ! (cd "$root" && CXX=clang++-16 CC=clang-16 cmake --preset dev -B "$folder" \
    -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON) >"$log" 2>&1; then
    cat "$log" >&2
    die "configuring for clang-tidy failed"
  fi
  mapfile -t files < <(tidy_pending "$folder")
  ((${#files[@]})) || return 0
  export -f tidy_one
  # What it says on its error stream is only how many warnings it leaves out, or why it could not run at all.
  printf '%s\0' "${files[@]}" |
    xargs --null --max-args=1 --max-procs="$(nproc)" bash -c 'tidy_one "$@"' tidy "$root" "$folder" 2>"$log" || {
    grep -vE '^[0-9]+ warnings? ' "$log" >&2 || true
    die "clang-tidy found the above"
  }
}

# The sources of the tree that are compiled (not what the build generates) and have changed since they were last found
# clean; all of them when a header or the checks have.
tidy_pending() {
  local folder=$1 file headers newest=.clang-tidy
  mapfile -t headers < <(checks_sources | grep -E '\.(h|hpp)$')
  for file in "${headers[@]}"; do if [[ $root/$file -nt $root/$newest ]]; then newest=$file; fi; done
  while IFS= read -r file; do
    grep -qF "\"$root/$file\"" "$folder/compile_commands.json" || continue
    if [[ ! $folder/clean/$file -nt $root/$file || ! $folder/clean/$file -nt $root/$newest ]]; then echo "$file"; fi
  done < <(checks_sources | grep -v '^tests/') # tests are under all warnings and sanitisers, and half of all files
}

# tidy_one ROOT FOLDER FILE: runs in a shell of its own, beside others.
tidy_one() {
  cd "$1" && clang-tidy-16 -p "$2" --quiet "$3" && mkdir -p "$(dirname "$2/clean/$3")" && touch "$2/clean/$3"
}
