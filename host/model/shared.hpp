#ifndef MIGHOST_MODEL_SHARED_HPP
#define MIGHOST_MODEL_SHARED_HPP

#include <memory>
#include <utility>

namespace mighost {

/// An immutable value with many holders: a copy shares it, and == compares what is held. May be empty.
template <typename T>
class Shared {
 public:
  Shared() = default;
  explicit Shared(T value) : held_(std::make_shared<const T>(std::move(value))) {}

  /// A part of what `whole` holds, which keeps the whole alive.
  template <typename Whole>
  static Shared part(const Shared<Whole>& whole, const T& member) {
    Shared shared;
    shared.held_ = std::shared_ptr<const T>(whole.held_, &member);
    return shared;
  }

  explicit operator bool() const noexcept { return held_ != nullptr; }
  const T& operator*() const noexcept { return *held_; }
  const T* operator->() const noexcept { return held_.get(); }
  const T* get() const noexcept { return held_.get(); }

  friend bool operator==(const Shared& a, const Shared& b) {
    return a.held_ == b.held_ || (a.held_ && b.held_ && *a.held_ == *b.held_);
  }

 private:
  template <typename>
  friend class Shared;
  std::shared_ptr<const T> held_;
};

}  // namespace mighost

#endif
