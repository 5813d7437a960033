# shellcheck shell=bash
# shellcheck disable=SC2034 # the lists are for those who source this
# Which Debian 12 packages mighost needs, and how they get installed. Needs common.sh.

# To build and run mighost.
packages_build=(
  ca-certificates ccache cmake g++ git libboost-dev libboost-program-options-dev libpg-query-dev libpq-dev
  libsoci-dev libsqlite3-dev libssl-dev libyaml-cpp-dev ninja-build nlohmann-json3-dev pkg-config
)

# Besides these, to run the benchmarks.
packages_bench=(libbenchmark-dev python3)

# Besides these, to run every test and check. node and npm are added by packages_missing.
packages_test=(
  "${packages_bench[@]}"
  abigail-tools chromium clang-16 clang-format-16 clang-tidy-16 cmark-gfm doctest-dev dpkg-dev file fish graphviz
  libclang-rt-16-dev librapidcheck-dev make mandoc pgbouncer postgresql-15 shellcheck sqlite3 zsh
)

# Prints the packages of the arguments that are not installed.
packages_missing() {
  local installed name
  # One call for all of them: dpkg-query takes about as long for one name as for thirty.
  installed=$(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null |
    sed -n 's/ installed$//p') || true
  for name in "$@"; do
    grep -qxF "$name" <<<"$installed" || echo "$name"
  done
}

# Installs what is missing of the arguments after the first, once: the first argument is a stamp file, and nothing
# is asked of dpkg while it is newer than this list.
packages_ensure() {
  local stamp=$1 missing
  shift
  [[ $stamp -nt ${BASH_SOURCE[0]} ]] && return
  if ! command -v dpkg-query >/dev/null; then
    say "this is not a Debian system: the following must be installed by other means: $*"
  else
    mapfile -t missing < <(packages_missing "$@")
    if ((${#missing[@]})); then packages_install "${missing[@]}"; fi
  fi
  mkdir -p "${stamp%/*}"
  touch "$stamp"
}

packages_install() {
  local as_root=() log command="apt-get install --no-install-recommends $*"
  if ((EUID != 0)); then
    as_root=(sudo)
    # Without a terminal nobody can type a password.
    [[ -t 0 ]] || as_root=(sudo -n)
    if ! command -v sudo >/dev/null || ! "${as_root[@]}" true; then
      die "these packages are missing, and without root or sudo they cannot be installed: $*
Ask an administrator to run:
  apt-get update && $command"
    fi
  fi
  say "installing $*"
  log=$(mktemp)
  # The index of a fresh system is empty, and an old index names packages that are gone: update first. Another
  # apt may be at work, so wait for its lock.
  if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -q update >"$log" 2>&1 ||
    ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -q \
      install -y --no-install-recommends "$@" >>"$log" 2>&1; then
    tail -n 40 "$log" >&2
    rm -f "$log"
    die "these packages could not be installed: $*
The command was:
  $command"
  fi
  rm -f "$log"
}
