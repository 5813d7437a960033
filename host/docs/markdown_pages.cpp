#include "docs/markdown_pages.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "docs/diagram.hpp"
#include "docs/escape.hpp"
#include "docs/marker.hpp"
#include "text/counted.hpp"

namespace mighost {
namespace {

constexpr std::string_view index_name = "README.md";

std::string page_name(const ReferenceResource& resource) {
  std::string name = slug(resource.name) + ".md";
  // A file system may take README.md and readme.md for one.
  std::string lower = name;
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower == "readme.md" ? "~" + name : name;
}

/// From any page to a table on one.
std::string table_link(const Reference& reference, const ReferenceTable& table) {
  return "[" + markdown_text(table.name) + "](" + page_name(reference.resources[table.resource]) + "#" +
         table_anchor(table) + ")";
}

std::string column_row(const ReferenceColumn& column) {
  std::string facts = column.in_key ? "key" : "";
  for (const std::string& fact : column.facts) facts += (facts.empty() ? "" : "; ") + markdown_text(fact);
  if (!column.description.empty()) facts += (facts.empty() ? "" : ". ") + markdown_text(column.description);
  const std::string name = markdown_text(column.name);
  return "| " + (column.in_key ? "**" + name + "**" : name) + " | " + markdown_text(column.type) + " | " +
         facts + " |\n";
}

std::string fact_line(const Reference& reference, const ReferenceFact& fact) {
  std::string out = "- " + markdown_text(fact.kind) + ": " + markdown_text(fact.text);
  if (fact.table) out += ", see " + table_link(reference, reference.tables[*fact.table]);
  return out + "\n";
}

std::string table_section(const Reference& reference, std::size_t number) {
  const ReferenceTable& table = reference.tables[number];
  std::string out = "<a id=\"" + table_anchor(table) + "\"></a>\n\n## " + markdown_text(table.name) + "\n\n";
  if (!table.description.empty()) out += markdown_text(table.description) + "\n\n";
  if (table.parent) out += "Child of " + table_link(reference, reference.tables[*table.parent]) + ".\n\n";
  out += "| Column | Type | |\n|---|---|---|\n";
  for (const ReferenceColumn& column : table.columns) out += column_row(column);
  out += "\n";
  for (const ReferenceFact& fact : table.facts) out += fact_line(reference, fact);
  for (const std::size_t child : table.children) {
    out += "- child: " + table_link(reference, reference.tables[child]) + "\n";
  }
  if (!table.facts.empty() || !table.children.empty()) out += "\n";
  return out;
}

Page resource_page(const Reference& reference, const ReferenceResource& resource) {
  std::string out = docs_marker(reference.provider) + "\n\n# " + markdown_text(resource.name) + "\n\nOf [" +
                    markdown_text(reference.provider + " " + reference.version) + "](" +
                    std::string{index_name} + ").\n\n";
  for (const std::size_t table : resource.tables) out += table_section(reference, table);
  out.pop_back();
  return {page_name(resource), out};
}

Page index_page(const Reference& reference) {
  std::string out = docs_marker(reference.provider) + "\n\n# " +
                    markdown_text(reference.provider + " " + reference.version) + "\n\n";
  if (!reference.description.empty()) out += markdown_text(reference.description) + "\n\n";
  out += counted(reference.resources.size(), "resource") + ", " + counted(reference.tables.size(), "table");
  if (!reference.dialect.empty()) out += ", in the dialect " + markdown_text(reference.dialect);
  out += ".\n";
  for (const ReferenceService& service : reference.services) {
    out += "\n## " + markdown_text(service.name) + "\n\n| Resource | Tables |\n|---|---|\n";
    for (const std::size_t number : service.resources) {
      const ReferenceResource& resource = reference.resources[number];
      out += "| [" + markdown_text(resource.name) + "](" + page_name(resource) + ") | ";
      for (const std::size_t table : resource.tables) {
        out +=
            (table == resource.tables.front() ? "" : ", ") + table_link(reference, reference.tables[table]);
      }
      out += " |\n";
    }
  }
  if (!reference.others.empty()) {
    out += "\n## Besides tables\n\n";
    for (const ReferenceFact& fact : reference.others) out += fact_line(reference, fact);
  }
  return {std::string{index_name}, out};
}

}  // namespace

std::vector<Page> markdown_pages(const Reference& reference) {
  std::vector<Page> pages{index_page(reference)};
  for (const ReferenceResource& resource : reference.resources) {
    pages.push_back(resource_page(reference, resource));
  }
  return pages;
}

}  // namespace mighost
