#include "strict_yaml/node.hpp"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <sstream>
#include <string_view>

#include "strict_yaml/utf8.hpp"

namespace mighost::yaml {

namespace {

Place place_of_byte(std::string_view content, std::size_t byte, std::size_t file) {
  const std::string_view before = content.substr(0, byte);
  const auto line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
  const std::size_t start = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
  int column = 1;
  for (std::size_t i = start; i < byte; ++i) {
    if ((static_cast<unsigned char>(content[i]) & 0xc0) != 0x80) ++column;
  }
  return {file, line, column};
}

/// yaml-cpp replaces invalid UTF-8 without a word, reads other encodings by guess, and takes the byte 04 for
/// the end of the file: so what it is given is checked first.
bool check_bytes(std::string_view content, std::size_t file, Errors& errors) {
  const std::size_t invalid = find_invalid_utf8(content);
  if (invalid != content.npos) {
    errors.add(place_of_byte(content, invalid, file), "this byte is not UTF-8", "save the file as UTF-8");
    return false;
  }
  const auto control = std::find_if(content.begin(), content.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7f;
  });
  if (control != content.end()) {
    errors.add(place_of_byte(content, static_cast<std::size_t>(control - content.begin()), file),
               "a control character stands in the file",
               "remove it, or write it as an escape (\"\\x07\") in double quotes");
    return false;
  }
  return true;
}

/// Whether the quote that stands at `start` is closed. yaml-cpp takes the end of the file for the closing
/// one.
bool is_closed_quote(std::string_view content, std::size_t start) {
  const char quote = content[start];
  for (std::size_t i = start + 1; i < content.size(); ++i) {
    if (content[i] == '\\' && quote == '"') {
      ++i;
    } else if (content[i] == quote) {
      if (quote == '"' || i + 1 == content.size() || content[i + 1] != quote) return true;
      ++i;  // '' is a quote within the text
    }
  }
  return false;
}

/// A mark of -1 is yaml-cpp's "nowhere".
Place place_of(const YAML::Mark& mark, std::size_t file) {
  return {file, mark.line + 1, mark.line < 0 ? 0 : mark.column + 1};
}

struct Refused {
  Place place;
  std::string what;
  std::string remedy;
};

/// Builds the tree from yaml-cpp's events; its own tree loses duplicate keys and the places of missing
/// values.
class Builder : public YAML::EventHandler {
 public:
  /// `content` is what is parsed; it must outlive this.
  Builder(std::string_view content, std::size_t file)
      : content_(content.starts_with("\xEF\xBB\xBF") ? content.substr(3) : content), file_(file) {}

  Node root() && { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add(make(Node::Kind::nothing, mark, "", anchor));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override { refuse_anchor(mark, anchor); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    Node node = make(Node::Kind::scalar, mark, tag, anchor);
    node.text = value;
    const auto start = static_cast<std::size_t>(mark.pos);
    const bool quoted = start < content_.size() && (content_[start] == '"' || content_[start] == '\'');
    if (quoted && !is_closed_quote(content_, start)) {
      throw Refused{node.place, "the quote that opens here is not closed", "close it"};
    }
    if (value.find('\0') != value.npos) {
      throw Refused{node.place, "a text holds a NUL character", "no database can store it; remove it"};
    }
    add(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open_.push_back({make(Node::Kind::list, mark, tag, anchor), {}, false});
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open_.push_back({make(Node::Kind::map, mark, tag, anchor), {}, false});
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Node node;
    Node key;  // of a map, whose value comes next
    bool has_key;
  };

  Place place(const YAML::Mark& mark) const { return {file_, mark.line + 1, mark.column + 1}; }

  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) const {
    if (anchor != YAML::NullAnchor) {
      throw Refused{place(mark), "anchors and aliases (& and *) are not read",
                    "write it out, or quote the text if it starts with & or *"};
    }
  }

  Node make(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) const {
    refuse_anchor(mark, anchor);
    // yaml-cpp gives "?" for what has no tag, and "!" for a quoted scalar.
    if (!tag.empty() && tag != "?" && tag != "!") {
      throw Refused{place(mark), "tags (such as !!str) are not read",
                    "remove the tag; every value is taken as text"};
    }
    Node node;
    node.kind = kind;
    node.place = place(mark);
    return node;
  }

  void add(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& open = open_.back();
    if (open.node.kind == Node::Kind::list) {
      open.node.items.push_back(std::move(node));
    } else if (!open.has_key) {
      open.key = std::move(node);
      open.has_key = true;
    } else {
      // A value that is not there is reported where its key stands.
      if (node.kind == Node::Kind::nothing) node.place = open.key.place;
      open.node.entries.push_back({std::move(open.key), std::move(node)});
      open.has_key = false;
    }
  }

  void close() {
    Node node = std::move(open_.back().node);
    open_.pop_back();
    add(std::move(node));
  }

  std::string_view content_;
  std::size_t file_;
  std::vector<Open> open_;
  Node root_;
};

}  // namespace

std::optional<Node> parse_yaml(const std::string& content, std::size_t file, std::string_view remedy_if_empty,
                               Errors& errors) {
  if (!check_bytes(content, file, errors)) return std::nullopt;
  try {
    std::istringstream in(content);
    YAML::Parser parser(in);
    Builder builder(content, file);
    if (!parser.HandleNextDocument(builder)) {
      errors.add({file, 0, 0}, "the file is empty", std::string(remedy_if_empty));
      return std::nullopt;
    }
    Builder rest(content, file);
    if (parser.HandleNextDocument(rest)) {
      errors.add(std::move(rest).root().place, "the document has ended, but the file goes on",
                 "check the indentation, and put only one document in a file");
      return std::nullopt;
    }
    return std::move(builder).root();
  } catch (const Refused& refused) {
    errors.add(refused.place, refused.what, refused.remedy);
  } catch (const YAML::DeepRecursion& error) {
    errors.add(place_of(error.mark, file), "it is nested too deeply",
               "write it with fewer levels, and check that brackets are closed");
  } catch (const YAML::Exception& error) {
    errors.add(place_of(error.mark, file), "not YAML: " + error.msg,
               "check brackets, quotes and indentation");
  }
  return std::nullopt;
}

}  // namespace mighost::yaml
