# shellcheck shell=bash
# What every script needs: where the tree is, and how to speak.

root=$(readlink -f "${BASH_SOURCE[0]%/*}/../..")

say() { printf 'mighost: %s\n' "$*" >&2; }

die() {
  say "$@"
  exit 1
}
