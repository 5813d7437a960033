// One client's connection: the PostgreSQL protocol, cut into whole messages for an engine that runs one session.

const ssl_request = 80877103;
const gss_request = 80877104;
const cancel_request = 80877102;

// The engine answers after these; the messages before them wait, so that it never sees half an exchange.
const ends_exchange = new Set(["Q", "S", "H", "F", "c", "f"]);

// How long a second connection waits for the first to go: a client that reconnects at once is not refused because its
// last connection's end is still on its way.
const turn_timeout_ms = 10_000;

// The engine's own start-up settings that a server would not have. Each session starts with a server's
// (RESET brings the engine's back).
const server_settings = {
  allow_system_table_mods: "off",
  client_min_messages: "notice",
  enable_seqscan: "on",
  exit_on_error: "off",
  search_path: '"$user", public',
};

const reported = [
  "server_version", "server_encoding", "client_encoding", "standard_conforming_strings", "DateStyle",
  "IntervalStyle", "TimeZone", "integer_datetimes", "is_superuser", "session_authorization", "application_name",
];

export class Session {
  #socket;
  #databases;
  #database = null;
  #input = Buffer.alloc(0);
  #exchange = [];
  #started = false;
  #work = Promise.resolve();

  constructor(socket, databases) {
    this.#socket = socket;
    this.#databases = databases;
    socket.setNoDelay(true);
    // What arrives is handled strictly in turn; `data` events would overlap while the engine works.
    socket.on("data", (bytes) => {
      this.#work = this.#work.then(() => this.#receive(bytes)).catch((error) => this.#fail("58000", error));
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      this.#work = this.#work.then(() => this.#release());
    });
  }

  end() {
    this.#socket.destroy();
  }

  async #receive(bytes) {
    this.#input = this.#input.length ? Buffer.concat([this.#input, bytes]) : bytes;
    for (;;) {
      const type_length = this.#started ? 1 : 0; // only the first message has no type byte
      if (this.#input.length < type_length + 4) return;
      const end = type_length + this.#input.readUInt32BE(type_length);
      if (this.#input.length < end) return;
      const message = this.#input.subarray(0, end);
      this.#input = this.#input.subarray(end);
      await (this.#started ? this.#handle(message) : this.#start(message));
      if (this.#socket.destroyed) return;
    }
  }

  async #start(message) {
    const code = message.readUInt32BE(4);
    if (code === ssl_request || code === gss_request) return void this.#socket.write("N");
    if (code === cancel_request) return void this.#socket.destroy();
    const words = message.toString("utf8", 8).split("\0");
    const wanted = {};
    for (let i = 0; i + 1 < words.length && words[i]; i += 2) wanted[words[i]] = words[i + 1];

    const name = wanted.database ?? wanted.user;
    const database = this.#databases.get(name);
    if (!database) return this.#fail("3D000", new Error(`database "${name}" does not exist`));
    if (!(await this.#take(database))) {
      return this.#fail("53300", new Error("this test server takes one connection at a time to a database"));
    }
    this.#started = true;
    const engine = database.engine;
    await engine.exec("ROLLBACK").catch(() => {});
    await engine.exec("DISCARD ALL");
    for (const [setting, value] of Object.entries({ ...server_settings, ...settings_of(wanted) })) {
      await engine.query("SELECT set_config($1, $2, false)", [setting, value]);
    }
    const { rows } = await engine.query(
      "SELECT name, setting FROM pg_settings WHERE name = ANY($1)", [reported]);
    this.#socket.write(Buffer.concat([
      packet("R", Buffer.alloc(4)), // authentication done
      ...rows.map(({ name, setting }) => packet("S", Buffer.from(`${name}\0${setting}\0`))),
      packet("K", Buffer.alloc(8)), // no key: nothing can be cancelled
      packet("Z", Buffer.from("I")),
    ]));
  }

  // Waits until the database's one session is free, and takes it.
  async #take(database) {
    if (!database.session) {
      database.session = this;
    } else {
      const free = await new Promise((resolve) => {
        const waiter = { session: this, wake: () => (clearTimeout(timer), resolve(true)) };
        const timer = setTimeout(() => {
          database.waiting = database.waiting.filter((other) => other !== waiter);
          resolve(false);
        }, turn_timeout_ms);
        database.waiting.push(waiter);
      });
      if (!free) return false;
    }
    this.#database = database;
    return true;
  }

  // Hands the session to the next in line, without a moment in which it is nobody's.
  #release() {
    const database = this.#database;
    this.#database = null;
    if (!database) return;
    const next = database.waiting.shift();
    database.session = next?.session ?? null;
    next?.wake();
  }

  async #handle(message) {
    const type = String.fromCharCode(message[0]);
    if (type === "X") return void this.#socket.end();
    if (type === "p") return; // a password, though none was asked for
    this.#exchange.push(message);
    if (!ends_exchange.has(type)) return;
    const whole = Buffer.concat(this.#exchange);
    this.#exchange = [];
    const answer = await this.#database.engine.execProtocolRaw(new Uint8Array(whole), { syncToFs: false });
    if (!this.#socket.destroyed) this.#socket.write(answer);
  }

  // Tells the client and hangs up: the engine is in an unknown state, or was never reached.
  #fail(sqlstate, error) {
    const fields = ["SFATAL", "VFATAL", `C${sqlstate}`, `M${error?.message ?? error}`, ""].join("\0");
    this.#socket.end(packet("E", Buffer.from(`${fields}\0`)));
  }
}

function packet(type, body) {
  const header = Buffer.alloc(5);
  header.write(type);
  header.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([header, body]);
}

// The settings that a client asks for as it connects: parameters by name, and `-c name=value` in `options`.
function settings_of({ user, database, options = "", replication, ...rest }) {
  const settings = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith("_pq_.")));
  for (const [, name, value] of options.matchAll(/(?:-c\s*|--)([\w.]+)=((?:\\.|[^\\\s])*)/g)) {
    settings[name] = value.replace(/\\(.)/g, "$1");
  }
  return settings;
}
