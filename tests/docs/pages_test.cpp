// The pages as files: what is in them, and how they are written.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "documented.hpp"
#include "support/golden.hpp"

namespace mighost::test {
namespace {

namespace fs = std::filesystem;

std::string body_of(const std::string& page) {
  const std::size_t begin = page.find("<body>");
  return page.substr(begin, page.rfind("<script>") - begin) + "\n";
}

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator{folder}) names.insert(entry.path().filename().string());
  return names;
}

TEST_CASE("Markdown: a list of resources and a page for each, with links") {
  const Documented mighost{"library"};
  const ProcessResult result = mighost.run({"docs", "--format", "markdown", "--path", "out"});
  CHECK(result.err == "");
  CHECK(result.out == "library 1.0.0\n  created    4 pages in out\n");
  CHECK(names_in(mighost / "out") ==
        std::set<std::string>{"README.md", "people.loans.md", "people.readers.md", "stock.books.md"});
  for (const std::string& name : names_in(mighost / "out")) {
    check_golden("docs/golden/" + name, read_file(mighost / "out" / name));
  }
}

TEST_CASE("one resource and one table are told in the singular, in Markdown and HTML") {
  const Documented mighost{"single"};
  CHECK(mighost.run({"docs", "--format", "markdown", "--path", "out"}).exit_code == 0);
  CHECK(read_file(mighost / "out/README.md").find("\n1 resource, 1 table.\n") != std::string::npos);
  CHECK(mighost.run({"docs", "--no-diagram", "--path", "page"}).exit_code == 0);
  CHECK(read_file(mighost / "page/index.html").find("1 resource, 1 table, 1 column") != std::string::npos);
}

TEST_CASE("Markdown in the terms of a dialect") {
  const Documented mighost{"library"};
  CHECK(mighost.run({"docs", "--format", "markdown", "--dialect", "postgres", "--path", "out"}).exit_code ==
        0);
  check_golden("docs/golden/postgres/stock.books.md", read_file(mighost / "out/stock.books.md"));
}

TEST_CASE("HTML without diagrams needs no Graphviz") {
  const Documented mighost{"library"};
  const ProcessResult result = mighost.run({"docs", "--no-diagram"}, {.env = {{"PATH", "/nowhere"}}});
  CHECK(result.err == "");
  CHECK(result.out == "library 1.0.0\n  created    resources/provider/docs/index.html\n");
  check_golden("docs/golden/library.html",
               body_of(read_file(mighost / "resources/provider/docs/index.html")));
}

TEST_CASE("without Graphviz, the message says what to do, and nothing is written") {
  const Documented mighost{"library"};
  const ProcessResult result = mighost.run({"docs"}, {.env = {{"PATH", "/nowhere"}}});
  CHECK(result.exit_code == 1);
  CHECK(result.out == "");
  CHECK(result.err ==
        "mighost: error: the diagrams need Graphviz, whose program dot is not in $PATH: install the package "
        "graphviz, "
        "or leave the diagrams out with --no-diagram\n");
  CHECK_FALSE(fs::exists(mighost / "resources"));
}

TEST_CASE("a Graphviz that fails, or prints something else, is told") {
  const Documented mighost{"library"};
  const auto with_dot = [&](const std::string& script) {
    write_file(mighost / "bin/dot", "#!/bin/sh\n" + script + "\n");
    fs::permissions(mighost / "bin/dot", fs::perms::owner_all);
    return mighost.run({"docs"}, {.env = {{"PATH", (mighost / "bin").string() + ":/usr/bin:/bin"}}});
  };
  CHECK(with_dot("echo broken >&2; exit 3").err ==
        "mighost: error: Graphviz's dot failed (broken\\n); --no-diagram leaves the diagrams out\n");
  for (const char* output :
       {"", "graph 1 2", "graph 1 2 x", "node 99 1 1 1 1", "edge 0 1 2 1 1 1 1", "hello"}) {
    const ProcessResult result = with_dot("echo '" + std::string{output} + "'");
    CHECK(result.exit_code == 1);
    CHECK(result.err ==
          "mighost: error: what Graphviz's dot printed is not understood; --no-diagram leaves the diagrams "
          "out\n");
  }
  CHECK_FALSE(fs::exists(mighost / "resources"));
}

TEST_CASE("a second run gives the same bytes, and touches no file") {
  const Documented mighost{"library"};
  mighost.run({"docs", "--path", "out"});
  const std::string page = read_file(mighost / "out/index.html");
  const auto time = fs::last_write_time(mighost / "out/index.html");
  CHECK(mighost.run({"docs", "--path", "out"}).out == "library 1.0.0\n  unchanged  out/index.html\n");
  CHECK(fs::last_write_time(mighost / "out/index.html") == time);
  mighost.run({"docs", "--path", "other"});
  CHECK(read_file(mighost / "other/index.html") == page);
}

TEST_CASE("the page names no other place, and allows itself none") {
  const Documented mighost{"library"};
  mighost.run({"docs", "--path", "out"});
  const std::string page = read_file(mighost / "out/index.html");
  CHECK(page.find("http:") == std::string::npos);
  CHECK(page.find("https:") == std::string::npos);
  CHECK(page.find("src=") == std::string::npos);
  CHECK(page.find("content=\"default-src 'none'; ") != std::string::npos);
}

TEST_CASE("files of others are not overwritten, unless --force says so") {
  const Documented mighost{"library", "hostile"};
  const std::vector<std::string> markdown{"docs",     "--provider", "library", "--format",
                                          "markdown", "--path",     "out"};
  write_file(mighost / "out/people.loans.md", "mine\n");
  write_file(mighost / "out/notes.md", "mine as well\n");
  const ProcessResult refused = mighost.run(markdown);
  CHECK(refused.exit_code == 1);
  CHECK(refused.err ==
        "mighost: error: out/people.loans.md was not made from the provider library: take another --path, or "
        "--force "
        "to overwrite it\n");
  CHECK(names_in(mighost / "out") == std::set<std::string>{"notes.md", "people.loans.md"});

  std::vector<std::string> forced = markdown;
  forced.emplace_back("--force");
  CHECK(mighost.run(forced).out ==
        "library 1.0.0\n  created    3 pages in out\n  replaced   1 page in out\n");
  CHECK(read_file(mighost / "out/notes.md") == "mine as well\n");

  // Another provider's pages: neither replaced nor removed.
  const ProcessResult other =
      mighost.run({"docs", "--provider", "hostile", "--format", "markdown", "--path", "out"});
  CHECK(other.exit_code == 1);
  CHECK(other.err.find("out/README.md was not made from the provider hostile") != std::string::npos);
}

TEST_CASE("pages of resources that are gone are removed") {
  const Documented mighost{"library"};
  const std::vector<std::string> markdown{"docs", "--format", "markdown", "--path", "out"};
  mighost.run(markdown);
  fs::copy_file(mighost / "out/people.loans.md", mighost / "out/people.fines.md");
  write_file(mighost / "out/notes.md", "mine\n");
  CHECK(mighost.run(markdown).out ==
        "library 1.0.0\n  unchanged  4 pages in out\n  removed    1 page of what is no longer there\n");
  CHECK(names_in(mighost / "out") == std::set<std::string>{"README.md", "notes.md", "people.loans.md",
                                                           "people.readers.md", "stock.books.md"});
}

TEST_CASE("the result as JSON") {
  const Documented mighost{"library"};
  const ProcessResult result = mighost.run({"docs", "--no-diagram", "--json", "--dialect", "timescale"});
  CHECK(nlohmann::json::parse(result.out) == nlohmann::json::parse(R"({
    "provider": {"name": "library", "version": "1.0.0"}, "dialect": "timescale", "resources": 3, "tables": 4,
    "files": ["resources/provider/docs/index.html"], "created": 1, "replaced": 0, "unchanged": 0, "removed": 0})"));
}

TEST_CASE("wrong options of docs") {
  const Documented mighost{"library"};
  CHECK(mighost.run({"docs", "--format", "pdf"}).err == "mighost: error: --format is html or markdown\n");
  const ProcessResult result = mighost.run({"docs", "--format", "markdown", "--no-diagram"});
  CHECK(result.exit_code == 2);
  CHECK(result.err == "mighost: error: --no-diagram is for --format html: Markdown has none\n");
}

TEST_CASE("hostile names make no file elsewhere, and no Markdown") {
  const Documented mighost{"hostile"};
  const ProcessResult result = mighost.run({"docs", "--format", "markdown", "--path", "out"});
  CHECK(result.err == "");
  CHECK(names_in(mighost / "out") ==
        std::set<std::string>{"README.md", "~2ehidden.md",
                              "~3cscript~3eowned~28~29~3c~2fscript~3e...~2f..~2fx.md", "~readme.md"});
  for (const std::string& name : names_in(mighost / "out")) {
    // As GitHub renders it, with raw HTML let through.
    const ProcessResult html = run_process({"cmark-gfm", "--unsafe", "-e", "table", "-e", "autolink", "-e",
                                            "strikethrough", (mighost / "out" / name).string()});
    REQUIRE(html.exit_code == 0);
    CAPTURE(name);
    for (std::size_t at = 0; (at = html.out.find('<', at)) != std::string::npos; ++at) {
      const std::string rest = html.out.substr(at + 1, 12);
      const std::string tag = rest.substr(0, rest.find_first_of(" >"));
      const std::set<std::string> ours{"!--",    "h1",  "/h1",   "h2",     "/h2",    "p",      "/p",
                                       "a",      "/a",  "table", "/table", "thead",  "/thead", "tbody",
                                       "/tbody", "tr",  "/tr",   "th",     "/th",    "td",     "/td",
                                       "ul",     "/ul", "li",    "/li",    "strong", "/strong"};
      CHECK_MESSAGE(ours.contains(tag), rest);
    }
    CHECK(html.out.find("href=\"javascript") == std::string::npos);
  }
  const std::string page = read_file(mighost / "out/~3cscript~3eowned~28~29~3c~2fscript~3e...~2f..~2fx.md");
  const std::string shown = run_process({"cmark-gfm", "--unsafe", "-e", "table"}, {.input = page}).out;
  CHECK(shown.find("<h2>&lt;script&gt;document.title='owned'&lt;/script&gt;</h2>") != std::string::npos);
  CHECK(shown.find("<td>a|b`c`[link](javascript:alert)*d*_e_</td>") != std::string::npos);
  CHECK(shown.find("default &lt;/td&gt;|&amp;lt;") != std::string::npos);
}

}  // namespace
}  // namespace mighost::test
