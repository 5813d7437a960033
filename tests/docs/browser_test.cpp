// The page in a browser.
#include <doctest/doctest.h>

#include "browser.hpp"
#include "documented.hpp"

namespace mighost::test {
namespace {

/// Boxes of tables on each diagram, and what is wrong with them: those that lie on others, texts that are
/// wider than their boxes, links to nowhere.
const std::string look_at_diagrams = R"(
  const diagrams = [...document.querySelectorAll('.diagram svg')];
  const faults = [];
  for (const svg of diagrams) {
    const boxes = [...svg.querySelectorAll('a.table')].map((shape) => [shape, shape.querySelector('.box').getBBox()]);
    const view = svg.viewBox.baseVal;
    boxes.forEach(([shape, a], i) => {
      if (!document.getElementById(decodeURIComponent(shape.getAttribute('href').slice(1)))) faults.push('leads nowhere');
      if (a.x < view.x || a.y < view.y || a.x + a.width > view.x + view.width || a.y + a.height > view.y + view.height)
        faults.push('outside');
      for (const text of shape.querySelectorAll('text')) {
        const t = text.getBBox();
        if (t.width < 5 || t.x < a.x || t.x + t.width > a.x + a.width + 0.5 || t.y + t.height > a.y + a.height + 2)
          faults.push('text: ' + text.textContent);
      }
      for (const [, b] of boxes.slice(i + 1)) {
        if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height) faults.push('overlap');
      }
    });
  }
  const report = {diagrams: diagrams.length, boxes: document.querySelectorAll('a.table').length,
                  lines: document.querySelectorAll('path.line').length, articles: document.querySelectorAll('article').length, faults};
)";

TEST_CASE("the page's own script runs under the page's own policy, and no other does") {
  const Documented mighost{"hostile"};
  REQUIRE(mighost.run({"docs", "--path", "out"}).exit_code == 0);
  const std::string dom = dom_of(mighost / "out/index.html");
  CHECK(dom.find("<title>hostile 1.0.0: tables</title>") != std::string::npos);
  CHECK(dom.find("class=\"tools\"") != std::string::npos);
}

TEST_CASE("hostile texts are texts") {
  const Documented mighost{"hostile"};
  REQUIRE(mighost.run({"docs", "--path", "out"}).exit_code == 0);
  const nlohmann::json report = evaluated(mighost / "out/index.html", look_at_diagrams + R"(
    report.title = document.title;
    report.scripts = document.scripts.length;
    report.images = document.images.length + document.querySelectorAll('b, style').length;
    report.names = [...document.querySelectorAll('h3')].map((each) => each.textContent);
    report.columns = [...document.querySelectorAll('td:first-child')].map((each) => each.textContent).filter((each) => !each.startsWith('cq_'));
    return report;)");
  CHECK(report["title"] == "hostile 1.0.0: tables");
  CHECK(report["scripts"] == 2);  // the page's, and the one that asks
  CHECK(report["images"] == 1);   // the page's <style>
  CHECK(report["names"] == nlohmann::json{".hidden", "<script>document.title='owned'</script>",
                                          "--> </svg> digraph { \"x\" ]; }", "readme"});
  CHECK(report["columns"] ==
        nlohmann::json{
            "a", "\"><img src=x onerror=document.title='owned'>", "a|b`c`[link](javascript:alert)*d*_e_",
            "']]><svg onload=document.title='owned'>", "tab\\tand \\x1b escape", "\\u{202e}reversed",
            "漢字 ~~x~~ $y$",
            "a very long name, which is longer than anything that a person would want to see in a box of a "
            "diagram",
            "x\"]; y", "a"});
  CHECK(report["faults"] == nlohmann::json::array());
}

TEST_CASE("search, links, zoom and dragging") {
  const Documented mighost{"library"};
  REQUIRE(mighost.run({"docs", "--path", "out"}).exit_code == 0);
  const nlohmann::json report = evaluated(mighost / "out/index.html", look_at_diagrams + R"(
    const visible = (selector) => [...document.querySelectorAll(selector)].filter((each) => each.offsetParent !== null).map((each) => each.textContent.trim());
    const search = (text) => { field.value = text; field.dispatchEvent(new Event('input')); };
    search('BORN');
    report.born = visible('h3');
    report.found = found.textContent;
    report.listed = visible('nav a');
    report.hits = document.querySelectorAll('a.hit').length;
    search('book author');
    report.both_words = visible('h3');
    search('nothing has this');
    report.none = [visible('h3'), visible('nav a'), found.textContent];
    search('');
    report.all = visible('h3').length;
    const svg = document.querySelector('#overview svg');
    const view = () => svg.getAttribute('viewBox').split(' ').map(Number);
    const before = view();
    const buttons = document.querySelectorAll('#overview button');
    buttons[0].click();
    report.larger = view()[2] < before[2];
    const shape = svg.querySelector('a.table');
    const at = shape.getBoundingClientRect();
    const point = (type, dx) => shape.querySelector('.box').dispatchEvent(new PointerEvent(type, {bubbles: true, pointerId: 1, button: 0, clientX: at.x + dx, clientY: at.y}));
    const zoomed = view();
    point('pointerdown', 0);
    try { point('pointermove', 3); } catch (error) { report.error = String(error); }
    report.dragged = view()[0] < zoomed[0];
    point('pointerup', 3);
    buttons[2].click();
    report.whole = JSON.stringify(view()) === JSON.stringify(before);
    shape.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
    report.target = location.hash;
    return report;)");
  CHECK(report["diagrams"] == 3);
  CHECK(report["boxes"] == 8);
  CHECK(report["articles"] == 4);
  // books to authors and loans, in the whole; to authors in its service.
  CHECK(report["lines"] == 3);
  CHECK(report["faults"] == nlohmann::json::array());
  CHECK(report["born"] == nlohmann::json{"readers"});
  CHECK(report["found"] == "1 table");
  CHECK(report["listed"] == nlohmann::json{"readers"});
  CHECK(report["hits"] == 2);
  CHECK(report["both_words"] == nlohmann::json{"book_authors"});
  CHECK(report["none"] == nlohmann::json{nlohmann::json::array(), nlohmann::json::array(), "0 tables"});
  CHECK(report["all"] == 4);
  CHECK(report["larger"] == true);
  CHECK(report["dragged"] == true);
  CHECK(report["whole"] == true);
  CHECK(report["target"] == "#table-loans");
}

TEST_CASE("399 tables: each has its section, and is on two diagrams, where nothing lies on another") {
  const Documented mighost{"aws"};
  REQUIRE(mighost.run({"docs", "--path", "out"}).exit_code == 0);
  const nlohmann::json report = evaluated(mighost / "out/index.html", look_at_diagrams + "return report;");
  CHECK(report["diagrams"] == 57);
  CHECK(report["boxes"] == 2 * 399);
  CHECK(report["articles"] == 399);
  CHECK(report["lines"] == 2 * 238);
  CHECK(report["faults"] == nlohmann::json::array());
}

}  // namespace
}  // namespace mighost::test
