#include "migration/statement_rules.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "migration/engine.hpp"
#include "migration/scan.hpp"

namespace mighost {
namespace {

using Words = std::vector<std::string>;

bool begins(const Words& words, std::initializer_list<std::string_view> start) {
  return words.size() >= start.size() && std::equal(start.begin(), start.end(), words.begin());
}

bool has(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The words one after another, in any place.
bool has_run(const Words& words, std::initializer_list<std::string_view> run) {
  return std::search(words.begin(), words.end(), run.begin(), run.end()) != words.end();
}

bool controls_transaction(const Words& words) {
  constexpr std::array<std::string_view, 8> always{"begin", "commit",    "end",     "rollback",
                                                   "abort", "savepoint", "release", "start"};
  if (words.empty()) return false;
  return std::find(always.begin(), always.end(), words.front()) != always.end() ||
         begins(words, {"prepare", "transaction"});
}

/// The name that CALL calls, without its schema and quotes.
std::string called(const Words& words) {
  std::string name = words.size() > 1 ? words[1] : "";
  for (std::size_t i = 2; i + 1 < words.size() && words[i] == "."; i += 2) name = words[i + 1];
  if (name.size() > 1 && name.front() == '"') name = name.substr(1, name.size() - 2);
  return name;
}

// TimescaleDB's (2.23, tried on a real server; the last two are of versions before 2.14, by their
// documentation).
bool calls_refusing_procedure(const Words& words) {
  constexpr std::array<std::string_view, 5> refusing{"refresh_continuous_aggregate", "cagg_migrate",
                                                     "process_hypertable_invalidations", "move_chunk",
                                                     "copy_chunk"};
  return begins(words, {"call"}) &&
         std::find(refusing.begin(), refusing.end(), called(words)) != refusing.end();
}

bool selects_refusing_function(const Words& words) {
  return begins(words, {"select"}) &&
         (has_run(words, {"move_chunk", "("}) || has_run(words, {"reorder_chunk", "("}));
}

/// A continuous aggregate that is filled when it is made, which is the default.
bool fills_continuous_aggregate(const Words& words) {
  return begins(words, {"create", "materialized", "view"}) &&
         has_run(words, {"timescaledb", ".", "continuous"}) && !has_run(words, {"with", "no", "data"});
}

/// CLUSTER without a table's name.
bool clusters_all_tables(const Words& words) {
  const std::string& last = words.back() == ";" ? words[words.size() - 2] : words.back();
  return last == "cluster" || last == "verbose" || last == ")";
}

bool server_refuses(const Words& words) {
  const bool index = begins(words, {"create", "index"}) || begins(words, {"create", "unique", "index"});
  const bool concurrently = has(words, "concurrently");
  if (index && concurrently) return true;
  if (index && has_run(words, {"timescaledb", ".", "transaction_per_chunk"})) return true;
  if (begins(words, {"drop", "index"}) && concurrently) return true;
  if (begins(words, {"reindex"}))
    return concurrently || has(words, "database") || has(words, "system") || has(words, "schema");
  if (begins(words, {"alter", "table"}) && has(words, "detach") && concurrently) return true;
  if (begins(words, {"vacuum"}) || begins(words, {"alter", "system"})) return true;
  if (begins(words, {"cluster"})) return clusters_all_tables(words);
  for (const char* verb : {"create", "drop"}) {
    for (const char* kind : {"database", "tablespace", "subscription"}) {
      if (begins(words, {verb, kind})) return true;
    }
  }
  return fills_continuous_aggregate(words) || calls_refusing_procedure(words) ||
         selects_refusing_function(words);
}

bool skip(const Words& words, std::size_t& at, std::initializer_list<std::string_view> optional) {
  for (std::size_t i = 0; i < optional.size(); ++i) {
    if (at + i >= words.size() || words[at + i] != optional.begin()[i]) return false;
  }
  at += optional.size();
  return true;
}

std::string take_name(const Words& words, std::size_t& at) {
  if (at >= words.size() || (!is_word(words[at]) && !words[at].starts_with('"'))) return {};
  std::string name = words[at++];
  while (at + 1 < words.size() && words[at] == ".") {
    name += "." + words[at + 1];
    at += 2;
  }
  return name;
}

Effect made_index(const Words& words) {
  std::size_t at = 1;
  skip(words, at, {"unique"});
  if (!skip(words, at, {"index", "concurrently"})) return {};
  skip(words, at, {"if", "not", "exists"});
  if (at < words.size() && words[at] == "on") return {};  // the server chooses the name
  Effect effect{.kind = Effect::Kind::make_index, .name = take_name(words, at), .table = {}};
  if (!skip(words, at, {"on"})) return {};
  skip(words, at, {"only"});
  effect.table = take_name(words, at);
  return effect.name.empty() || effect.table.empty() ? Effect{} : effect;
}

Effect dropped_index(const Words& words) {
  std::size_t at = 0;
  if (!skip(words, at, {"drop", "index", "concurrently"})) return {};
  skip(words, at, {"if", "exists"});
  Effect effect{.kind = Effect::Kind::drop_index, .name = take_name(words, at), .table = {}};
  return effect.name.empty() || (at < words.size() && words[at] == ",") ? Effect{} : effect;
}

std::string first_words(const Words& words) {
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(words.size(), 4) && words[i] != "(" && words[i] != ";";
       ++i) {
    text += (text.empty() ? "" : " ") + words[i];
  }
  return text;
}

}  // namespace

bool changes_quotes(const Words& words) {
  if (words.empty() || words.front() != "set") return false;
  const auto name = std::find(words.begin(), words.end(), "standard_conforming_strings");
  if (words.end() - name < 3) return false;
  constexpr std::array<std::string_view, 4> on{"on", "true", "'on'", "default"};
  return std::find(on.begin(), on.end(), name[2]) == on.end();
}

TransactionNeed transaction_need(const Words& words) {
  if (controls_transaction(words)) return TransactionNeed::control;
  if (server_refuses(words)) return TransactionNeed::refuses;
  if (begins(words, {"call"}) || begins(words, {"do"})) return TransactionNeed::unknown;
  return TransactionNeed::none;
}

Effect effect_of(const Words& words) {
  if (begins(words, {"create"})) {
    return has(words, "index") ? made_index(words) : Effect{};
  }
  if (begins(words, {"drop", "index"})) return dropped_index(words);
  const bool repeatable = begins(words, {"vacuum"}) || begins(words, {"reindex"}) ||
                          begins(words, {"cluster"}) || begins(words, {"alter", "system"}) ||
                          (begins(words, {"call"}) && called(words) == "refresh_continuous_aggregate");
  return {.kind = repeatable ? Effect::Kind::repeatable : Effect::Kind::not_known, .name = {}, .table = {}};
}

std::vector<FileProblem> refused_statements(const std::vector<MigrationScript>& scripts,
                                            const Engine& engine) {
  std::vector<FileProblem> problems;
  for (const MigrationScript& script : scripts) {
    for (const ScriptStatement& statement : script.statements) {
      const Words words = engine.words_of(statement.sql);
      const TransactionNeed need = engine.transaction_need(words);
      if (std::string reason = engine.refusal(words); !reason.empty())
        problems.push_back({script.file, statement.line, std::move(reason)});
      if (need == TransactionNeed::control) {
        problems.push_back(
            {script.file, statement.line,
             "\"" + first_words(words) +
                 "\" controls transactions, which is the runner's work: remove it; to run outside "
                 "of a transaction, the file's first lines need \"-- mighost: no-transaction\""});
      } else if (need == TransactionNeed::refuses && script.transaction) {
        problems.push_back(
            {script.file, statement.line,
             "\"" + first_words(words) +
                 "\" is refused inside a transaction: put it in a migration of its own that has "
                 "the line \"-- mighost: no-transaction\" among its first lines"});
      }
    }
  }
  return problems;
}

}  // namespace mighost
