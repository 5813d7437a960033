#include "browser.hpp"

#include <doctest/doctest.h>

#include "support/process.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {
namespace {

void replace(std::string& text, const std::string& what, const std::string& with) {
  const std::size_t at = text.rfind(what);
  REQUIRE(at != std::string::npos);
  text.replace(at, what.size(), with);
}

std::string without_references(std::string text) {
  for (const auto& [what, with] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&nbsp;", " "}, {"&amp;", "&"}}) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; ++at) {
      text.replace(at, std::string{what}.size(), with);
    }
  }
  return text;
}

}  // namespace

std::string dom_of(const std::filesystem::path& page) {
  const TempDir profile;
  // Its sandbox does not start as root, nor in many containers; the page is our own.
  const ProcessResult result =
      run_process({"chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                   "--no-first-run", "--disable-background-networking", "--disable-extensions",
                   "--window-size=1400,900", "--virtual-time-budget=2000",
                   "--user-data-dir=" + profile.path().string(), "--dump-dom", "file://" + page.string()},
                  {.env = {{"HOME", profile.path().string()}}, .cwd = profile.path()});
  CHECK_MESSAGE(result.exit_code == 0, result.err);
  return result.out;
}

nlohmann::json evaluated(const std::filesystem::path& page, const std::string& script) {
  std::string text = read_file(page);
  const std::size_t policy = text.find("<meta http-equiv=\"Content-Security-Policy\"");
  REQUIRE(policy != std::string::npos);
  text.erase(policy, text.find('\n', policy) - policy);
  replace(text, "</body>",
          "<pre id=\"result\"></pre><script>document.getElementById('result').textContent = "
          "JSON.stringify((() => {" +
              script + "})());</script></body>");
  const TempDir folder;
  write_file(folder / "page.html", text);
  const std::string dom = dom_of(folder / "page.html");
  const std::string begin = "<pre id=\"result\">";
  const std::size_t at = dom.rfind(begin);
  REQUIRE(at != std::string::npos);
  const std::string result = dom.substr(at + begin.size(), dom.find("</pre>", at) - at - begin.size());
  CAPTURE(result);
  return nlohmann::json::parse(without_references(result));
}

}  // namespace mighost::test
