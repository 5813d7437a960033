#ifndef MIGHOST_CHANGE_DESCRIBE_HPP
#define MIGHOST_CHANGE_DESCRIBE_HPP

#include <string>
#include <string_view>

#include "change/change.hpp"

namespace mighost {

/// "column", "foreign key", …: as people say it.
std::string_view subject_name(Subject subject);

/// "type", "not null", …
std::string_view attribute_name(Attribute attribute);

/// The name of what the change is about, on the side where it exists; of both sides, the one after.
std::string change_name(const Change& change);

/// One line for people: "create table orders", "alter column orders.id: type".
std::string describe(const Change& change);

}  // namespace mighost

#endif
