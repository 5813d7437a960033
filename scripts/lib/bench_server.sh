# shellcheck shell=bash
# A PostgreSQL 15 of its own for measurements, reached by libpq's environment variables. Needs common.sh.

# shellcheck disable=SC2034 # for those who source this
bench_programs=/usr/lib/postgresql/15/bin

# Starts it; it is gone with the script. Sets bench_folder, its socket's and data's folder.
bench_server_start() {
  bench_folder=$(mktemp -d)
  # PostgreSQL refuses to run as root.
  bench_as_server=()
  if ((EUID == 0)); then
    chown postgres "$bench_folder"
    bench_as_server=(runuser -u postgres --)
  fi
  trap bench_server_stop EXIT
  cd "$bench_folder"
  "${bench_as_server[@]}" "$bench_programs/initdb" -D "$bench_folder/data" -U bench -A trust -E UTF8 --no-sync >/dev/null
  "${bench_as_server[@]}" "$bench_programs/pg_ctl" -D "$bench_folder/data" -w -l "$bench_folder/log" -o \
    "-c listen_addresses='' -c unix_socket_directories='$bench_folder' -c fsync=off -c max_locks_per_transaction=1024" \
    start >/dev/null
  export PGHOST=$bench_folder PGUSER=bench PGDATABASE=postgres
}

bench_server_stop() {
  "${bench_as_server[@]}" "$bench_programs/pg_ctl" -D "$bench_folder/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$bench_folder"
}

# bench_make_tables COUNT: those of bench/large_schema.sql, in the database of PGDATABASE.
bench_make_tables() {
  say "making $1 tables"
  PGOPTIONS="-c bench.tables=$1" psql -q -v ON_ERROR_STOP=1 -f "$root/bench/large_schema.sql"
}
