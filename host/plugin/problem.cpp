#include "plugin/problem.hpp"

#include <utility>

namespace mighost {
namespace {

std::string describe_all(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    if (!text.empty()) text += '\n';
    text += describe(problem);
  }
  return text;
}

}  // namespace

std::string describe(const Problem& problem) {
  std::string text = problem.path.string() + ": " + problem.reason;
  if (!problem.rule.empty()) text += " (" + problem.rule + ")";
  if (!problem.remedy.empty()) text += "; " + problem.remedy;
  return text;
}

PluginError::PluginError(std::vector<Problem> problems)
    : std::runtime_error(describe_all(problems)), problems_(std::move(problems)) {}

}  // namespace mighost
