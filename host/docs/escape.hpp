#ifndef MIGHOST_DOCS_ESCAPE_HPP
#define MIGHOST_DOCS_ESCAPE_HPP

#include <string>
#include <string_view>

namespace mighost {

/// Text from outside as text of an HTML page: between tags, and in attributes within double quotes. What an
/// editor or a browser would act upon is shown instead, as by visible(); lines stay lines.
std::string html_text(std::string_view text);

/// Text from outside as text of one line of a Markdown page, also in a cell of a table.
std::string markdown_text(std::string_view text);

/// A name for use in file names and fragments of URLs: letters, digits, `_`, `-` and dots within are kept,
/// any other byte becomes `~` and two hexadecimal digits. Different names stay different, and none is longer
/// than 160 bytes.
std::string slug(std::string_view name);

/// The bytes in base64.
std::string base64(std::string_view bytes);

}  // namespace mighost

#endif
