#ifndef MIGHOST_MIGRATION_BACKOFF_HPP
#define MIGHOST_MIGRATION_BACKOFF_HPP

#include <chrono>
#include <cstddef>
#include <random>

namespace mighost {

/// How long to pause before the next try, after so many (counted from 1): about 200 ms, twice as long each
/// time, at most about 5 s; between half of that and three halves, so that those who failed together do not
/// meet again.
std::chrono::milliseconds backoff(std::size_t tries, std::minstd_rand& random);

}  // namespace mighost

#endif
