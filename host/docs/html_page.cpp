#include "docs/html_page.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "docs/escape.hpp"
#include "docs/marker.hpp"
#include "text/counted.hpp"
#include "text/sha256.hpp"
#include "text/visible.hpp"

namespace mighost {

namespace embedded {
extern const std::string_view page_css;
extern const std::string_view page_js;
}  // namespace embedded

namespace {

/// A name, on one line.
std::string name_html(std::string_view name) {
  return html_text(visible(name));
}

/// How a policy names a text that it allows.
std::string policy_digest(std::string_view text) {
  const std::string digits = sha256_hex(text);
  std::string bytes;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  }
  return "'sha256-" + base64(bytes) + "'";
}

std::string head(const Reference& reference) {
  std::string out = "<!DOCTYPE html>\n" + docs_marker(reference.provider) + "\n<html lang=\"en\">\n<head>\n";
  out += "<meta charset=\"utf-8\">\n";
  out +=
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; "
      "form-action 'none'; "
      "script-src " +
      policy_digest(embedded::page_js) + "; style-src " + policy_digest(embedded::page_css) + "\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += "<title>" + name_html(reference.provider + " " + reference.version) + ": tables</title>\n";
  out += "<style>" + std::string{embedded::page_css} + "</style>\n</head>\n";
  return out;
}

std::string title_bar(const Reference& reference) {
  std::size_t columns = 0;
  for (const ReferenceTable& table : reference.tables) {
    columns += static_cast<std::size_t>(std::count_if(
        table.columns.begin(), table.columns.end(), [](const ReferenceColumn& c) { return !c.from_above; }));
  }
  std::string sum = counted(reference.resources.size(), "resource") + ", " +
                    counted(reference.tables.size(), "table") + ", " + counted(columns, "column");
  if (!reference.dialect.empty()) sum += ", in " + name_html(reference.dialect);
  return "<header>\n<h1>" + name_html(reference.provider) + " <small>" + name_html(reference.version) +
         "</small></h1>\n<span class=\"sum\">" + sum +
         "</span>\n<input id=\"search\" type=\"search\" placeholder=\"Search tables and columns\" "
         "aria-label=\"Search tables and columns\" autocomplete=\"off\" spellcheck=\"false\">\n"
         "<output id=\"found\" for=\"search\"></output>\n</header>\n";
}

std::string table_link(const ReferenceTable& table) {
  return "<a href=\"#" + table_anchor(table) + "\">" + name_html(table.name) + "</a>";
}

/// The table and those below it, as an item of the contents.
std::string contents_item(const Reference& reference, std::size_t number) {
  const ReferenceTable& table = reference.tables[number];
  std::string out = "<li id=\"to-" + table_anchor(table) + "\">" + table_link(table);
  if (!table.children.empty()) {
    out += "\n<ul>\n";
    for (const std::size_t child : table.children) out += contents_item(reference, child);
    out += "</ul>\n";
  }
  return out + "</li>\n";
}

std::string contents(const Reference& reference) {
  std::string out = "<nav aria-label=\"Tables\">\n";
  const char* open = reference.tables.size() <= 60 ? " open" : "";
  for (const ReferenceService& service : reference.services) {
    const std::vector<std::size_t> tables = tables_of(reference, service);
    out += "<details" + std::string{open} + "><summary>" + name_html(service.name) + " <span>" +
           std::to_string(tables.size()) + "</span></summary>\n<ul>\n";
    for (const std::size_t table : tables) {
      if (!reference.tables[table].parent) out += contents_item(reference, table);
    }
    out += "</ul>\n</details>\n";
  }
  return out + "</nav>\n";
}

std::string column_row(const ReferenceColumn& column) {
  const std::string style = column.in_key ? " class=\"key\"" : column.from_above ? " class=\"above\"" : "";
  std::string facts;
  if (column.in_key) facts = "key";
  for (const std::string& fact : column.facts) facts += (facts.empty() ? "" : "; ") + name_html(fact);
  std::string out = "<tr><td" + style + ">" + name_html(column.name) + "</td><td>" + name_html(column.type) +
                    "</td><td>" + facts;
  if (!column.description.empty()) out += "<p>" + html_text(column.description) + "</p>";
  return out + "</td></tr>\n";
}

std::string fact_item(const Reference& reference, const ReferenceFact& fact) {
  std::string text = name_html(fact.text);
  if (fact.table) {
    text = "<a href=\"#" + table_anchor(reference.tables[*fact.table]) + "\">" + text + "</a>";
  }
  return "<dt>" + name_html(fact.kind) + "</dt><dd>" + text + "</dd>\n";
}

std::string table_article(const Reference& reference, std::size_t number) {
  const ReferenceTable& table = reference.tables[number];
  std::string out = "<article id=\"" + table_anchor(table) + "\">\n<h3>" + name_html(table.name) +
                    "</h3>\n<p class=\"where\">" + name_html(reference.resources[table.resource].name);
  if (table.parent) out += ", child of " + table_link(reference.tables[*table.parent]);
  out += "</p>\n";
  if (!table.description.empty()) out += "<p>" + html_text(table.description) + "</p>\n";
  out +=
      "<div "
      "class=\"scroll\"><table>\n<thead><tr><th>Column</th><th>Type</th><th></th></tr></thead>\n<tbody>\n";
  for (const ReferenceColumn& column : table.columns) out += column_row(column);
  out += "</tbody>\n</table></div>\n";
  std::string facts;
  for (const ReferenceFact& fact : table.facts) facts += fact_item(reference, fact);
  for (const std::size_t child : table.children) {
    facts += "<dt>child</dt><dd>" + table_link(reference.tables[child]) + "</dd>\n";
  }
  if (!facts.empty()) out += "<dl>\n" + facts + "</dl>\n";
  return out + "</article>\n";
}

std::string service_section(const Reference& reference, std::size_t number, const Diagrams* diagrams) {
  const ReferenceService& service = reference.services[number];
  std::string out = "<section class=\"service\" id=\"" + service_anchor(service) + "\">\n<h2>" +
                    name_html(service.name) + "</h2>\n";
  if (diagrams != nullptr) out += "<figure class=\"diagram\">\n" + diagrams->services[number] + "</figure>\n";
  for (const std::size_t table : tables_of(reference, service)) out += table_article(reference, table);
  return out + "</section>\n";
}

/// The end of a line at the table that has many rows for one of the other.
constexpr std::string_view symbols =
    "<svg class=\"symbols\" aria-hidden=\"true\"><defs><marker id=\"many\" viewBox=\"0 0 12 12\" refX=\"12\" "
    "refY=\"6\" "
    "markerWidth=\"12\" markerHeight=\"12\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">"
    "<path class=\"many\" d=\"M12,0L2,6L12,12M2,6H12\"/></marker></defs></svg>\n";

std::string others_section(const Reference& reference) {
  if (reference.others.empty()) return {};
  std::string out = "<section id=\"others\">\n<h2>Besides tables</h2>\n<dl>\n";
  for (const ReferenceFact& fact : reference.others) out += fact_item(reference, fact);
  return out + "</dl>\n</section>\n";
}

}  // namespace

std::string html_page(const Reference& reference, const Diagrams* diagrams) {
  std::string out = head(reference) + "<body>\n" + title_bar(reference);
  if (diagrams != nullptr) out += symbols;
  out += "<div class=\"page\">\n" + contents(reference) + "<main>\n";
  if (!reference.description.empty()) out += "<p>" + html_text(reference.description) + "</p>\n";
  if (diagrams != nullptr) {
    out +=
        "<section id=\"overview\">\n<figure class=\"diagram\">\n" + diagrams->all + "</figure>\n</section>\n";
  }
  for (std::size_t i = 0; i < reference.services.size(); ++i) out += service_section(reference, i, diagrams);
  out += others_section(reference);
  return out + "</main>\n</div>\n<script>" + std::string{embedded::page_js} + "</script>\n</body>\n</html>\n";
}

}  // namespace mighost
