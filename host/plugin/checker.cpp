#include "plugin/checker.hpp"

#include <cstring>
#include <utility>

#include "text/quoted.hpp"

namespace mighost {
namespace {

/// One mistake in a generator of plugins is repeated in every table; nobody reads a thousand of them.
constexpr std::size_t most_problems = 50;

constexpr std::size_t longest_text = std::size_t{64} << 20U;
constexpr std::size_t longest_name = 4096;
constexpr uint32_t most_rows = 10'000'000;

constexpr const char* pointers =
    "check how the pointer is set: data of a plugin is constant and lives as long "
    "as the process";

std::string number(uint64_t value) {
  return std::to_string(value);
}

}  // namespace

std::string Place::text() const {
  std::string result = outer == nullptr ? std::string{} : outer->text();
  if (!result.empty()) result += ", ";
  result += what;
  if (!name.empty()) {
    result += " " + in_quotes(name);
  } else if (number != 0) {
    result += " number " + std::to_string(number);
  }
  return result;
}

Checker::Checker(std::filesystem::path path, const MemoryMap* memory, bool newer)
    : path_(std::move(path)), memory_(memory), newer_(newer) {}

void Checker::problem(const Place& place, std::string_view rule, const std::string& reason,
                      std::string remedy) {
  ++found_;
  if (problems_.size() > most_problems) return;
  if (problems_.size() == most_problems) {
    problems_.push_back({path_, "", "has more problems, which are not shown", "repair those above first"});
    return;
  }
  problems_.push_back({path_, std::string{rule}, place.text() + ": " + reason, std::move(remedy)});
}

bool Checker::text(const Place& place, std::string_view member, mighost_str value) {
  const auto wrong = [&](const std::string& reason, const char* remedy) {
    problem(place, "R5", std::string{member} + " " + reason, remedy);
    return false;
  };
  if (value.ptr == nullptr) {
    if (value.len == 0) return true;
    return wrong("has a length of " + number(value.len) + " and a null pointer",
                 "set the pointer, or a length of 0 for absent text");
  }
  if (value.len > longest_text) {
    return wrong("has the absurd length of " + number(value.len) + " bytes", "check how its length is set");
  }
  if (!readable(value.ptr, value.len)) return wrong("points to memory that cannot be read", pointers);
  const std::string_view characters{value.ptr, value.len};
  if (!is_utf8(characters)) {
    return wrong("is not UTF-8: " + in_quotes(characters), "write text in UTF-8");
  }
  if (characters.find('\0') != std::string_view::npos) {
    return wrong("has a NUL inside: " + in_quotes(characters),
                 "take it out; the length does not count a terminator");
  }
  return true;
}

bool Checker::required(const Place& place, std::string_view member, mighost_str value) {
  if (!text(place, member, value)) return false;
  if (value.len != 0) return true;
  problem(place, "definition", std::string{member} + (value.ptr == nullptr ? " is missing" : " is empty"),
          "give it a value");
  return false;
}

bool Checker::name(const Place& place, std::string_view member, mighost_str value) {
  if (!required(place, member, value)) return false;
  if (value.len <= longest_name) return true;
  problem(place, "definition", std::string{member} + " has " + number(value.len) + " bytes",
          "no database takes a name of more than " + number(longest_name));
  return false;
}

bool Checker::size_fits(const Place& place, uint32_t size, uint32_t stride, const Shape& shape) {
  const std::string remedy = "set struct_size to sizeof(" + std::string{shape.name} + ")";
  if (size < shape.least) {
    problem(place, "R3",
            "struct_size is " + number(size) + ", and " + std::string{shape.name} + " has " +
                number(shape.least) + " bytes in ABI 1.0",
            remedy);
    return false;
  }
  if (size > stride) {
    problem(place, "R3",
            "struct_size is " + number(size) + ", more than the " + number(stride) +
                " bytes from one row to the next",
            remedy);
    return false;
  }
  return true;
}

bool Checker::structure_at(const Place& place, const void* pointer, const Shape& shape) {
  const std::string name{shape.name};
  if (reinterpret_cast<uintptr_t>(pointer) % shape.alignment != 0) {
    problem(place, "R3", "the pointer to its " + name + " is misaligned", pointers);
    return false;
  }
  if (!readable(pointer, sizeof(uint32_t))) {
    problem(place, "R3", "the pointer to its " + name + " points to memory that cannot be read", pointers);
    return false;
  }
  uint32_t size = 0;
  std::memcpy(&size, pointer, sizeof size);
  if (!size_fits(place, size, UINT32_MAX, shape)) return false;
  if (!readable(pointer, size)) {
    problem(place, "R3", "struct_size is " + number(size) + ", and there is less memory that can be read",
            "set struct_size to sizeof(" + name + ")");
    return false;
  }
  return true;
}

bool Checker::span_of(const Place& place, std::string_view member, mighost_span span, const Shape& shape) {
  if (span.count == 0) return true;
  const std::string rows = std::string{member} + ", a span of " + number(span.count) + " rows,";
  const auto wrong = [&](const std::string& reason, std::string remedy) {
    problem(place, "R4", rows + " " + reason, std::move(remedy));
    return false;
  };
  if (span.data == nullptr) return wrong("has null data", "set data, or a count of 0");
  if (span.count > most_rows) return wrong("has an absurd count", "check how the count is set");
  if (span.stride < shape.least) {
    return wrong("has a stride of " + number(span.stride) + ", and " + std::string{shape.name} + " has " +
                     number(shape.least) + " bytes in ABI 1.0",
                 "set stride to sizeof(" + std::string{shape.name} + ")");
  }
  if (reinterpret_cast<uintptr_t>(span.data) % shape.alignment != 0 || span.stride % shape.alignment != 0) {
    return wrong(
        "is misaligned: " + std::string{shape.name} + " has an alignment of " + number(shape.alignment),
        "make it an array of " + std::string{shape.name});
  }
  if (!readable(span.data, std::size_t{span.count} * span.stride)) {
    return wrong("points to memory that cannot be read", pointers);
  }
  return true;
}

bool Checker::function(const Place& place, std::string_view member, const void* pointer, bool required) {
  if (pointer == nullptr) {
    if (required) {
      problem(place, "R1", std::string{member} + " is null", "every plugin of this kind must have it");
    }
    return !required;
  }
  if (memory_ == nullptr || memory_->executable(pointer)) return true;
  problem(place, "R1", std::string{member} + " points to no code", "set it to a function");
  return false;
}

bool Checker::enumerator(const Place& place, std::string_view member, uint32_t value, uint32_t last) {
  if (value <= last) return true;
  problem(
      place, "R12",
      std::string{member} + " is " + number(value) + ", and this host knows the values 0 to " + number(last),
      newer_ ? "the plugin needs a newer mighost" : "use a value of the ABI header");
  return false;
}

void Checker::reserved(const Place& place, uint32_t value) {
  // A later minor version may give it a meaning, of which this host can do without.
  if (value == 0 || newer_) return;
  problem(place, "R12", "a reserved field holds " + number(value), "set it to 0");
}

}  // namespace mighost
