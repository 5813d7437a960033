#include "migration/staged_write.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <map>
#include <optional>
#include <string>

#include "migration/faulty_file_system.hpp"
#include "support/temp_dir.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;
using test::FaultyFileSystem;
using test::read_file;
using test::TempDir;
using test::write_file;
using Fault = FaultyFileSystem::Fault;

/// Content by path below the folder, as one gets it who opens the files.
using Contents = std::map<std::string, std::string>;

Contents contents(const fs::path& folder) {
  Contents found;
  for (const char* name : {"a/up", "a/down", "a/other", "a/gone", "b/up", "b/down"}) {
    if (fs::exists(folder / name)) found[name] = read_file(folder / name);
  }
  return found;
}

/// Two folders with a pair each, one of which is there already.
struct Scene {
  TempDir dir;
  const Contents old_files{
      {"a/up", "old up"}, {"a/down", "old down"}, {"a/other", "other"}, {"a/gone", "old part"}};
  const Contents new_files{{"a/up", "new up"},
                           {"a/down", "new down"},
                           {"a/other", "other"},
                           {"b/up", "new b up"},
                           {"b/down", "new b down"}};
  const std::vector<NewFiles> writes{{dir / "a", {{"down", "new down"}, {"up", "new up"}}, {"gone"}},
                                     {dir / "b", {{"down", "new b down"}, {"up", "new b up"}}}};

  Scene() {
    for (const auto& [name, content] : old_files) write_file(dir / name, content);
    fs::create_directory(dir / "b");
  }

  Contents now() const { return contents(dir.path()); }

  /// Nothing but files: no link, and no stage.
  bool tidy() const {
    for (const auto& entry : fs::recursive_directory_iterator(dir.path())) {
      if (entry.is_symlink() || entry.path().filename() == stage_name) return false;
    }
    return true;
  }
};

/// Runs `body` in a process of its own; whether that was killed.
template <typename Body>
bool killed(Body&& body) {
  const pid_t child = ::fork();
  if (child == 0) {
    try {
      body();
    } catch (...) {
      ::_exit(1);
    }
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  const bool by_signal = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  REQUIRE((by_signal || (WIFEXITED(status) && WEXITSTATUS(status) == 0)));
  return by_signal;
}

constexpr int more_steps_than_there_are = 200;

TEST_CASE("files of several folders are written, and nothing else stays behind") {
  const Scene scene;
  DiskFileSystem disk;

  write_all_or_none(disk, scene.writes);

  CHECK(scene.now() == scene.new_files);
  CHECK(scene.tidy());
}

TEST_CASE("killed at any step, a write leaves all old files or all new ones, in every folder") {
  int kills = 0, decided_new = 0;
  for (int step = 1; step < more_steps_than_there_are; ++step) {
    const Scene scene;
    const bool stopped = killed([&] {
      FaultyFileSystem disk{Fault::kill, step};
      write_all_or_none(disk, scene.writes);
    });
    if (!stopped) break;
    ++kills;
    CAPTURE(step);
    const Contents found = scene.now();
    CHECK((found == scene.old_files || found == scene.new_files));
    decided_new += found == scene.new_files;

    FaultyFileSystem disk;
    settle(disk, scene.dir / (step % 2 ? "a" : "b"));
    CHECK(scene.now() == found);
    settle(disk, scene.dir / (step % 2 ? "b" : "a"));
    CHECK(scene.now() == found);
    CHECK(scene.tidy());
  }
  CHECK(kills > 40);
  CHECK(decided_new > 10);
  CHECK(decided_new < kills);
}

TEST_CASE("killed again while the former kill is settled, at any step, nothing is lost") {
  int kills = 0;
  for (int step = 1; step < more_steps_than_there_are; step += 3) {
    bool stopped = false;
    for (int second = 1; second < more_steps_than_there_are; ++second) {
      const Scene scene;
      stopped = killed([&] {
        FaultyFileSystem disk{Fault::kill, step};
        write_all_or_none(disk, scene.writes);
      });
      const Contents found = scene.now();
      const bool stopped_again = killed([&] {
        FaultyFileSystem disk{Fault::kill, second};
        settle(disk, scene.dir / "a");
        settle(disk, scene.dir / "b");
      });
      CAPTURE(step);
      CAPTURE(second);
      CHECK(scene.now() == found);
      FaultyFileSystem disk;
      settle(disk, scene.dir / "b");
      settle(disk, scene.dir / "a");
      CHECK(scene.now() == found);
      CHECK(scene.tidy());
      if (!stopped_again) break;
      ++kills;
    }
    if (!stopped) break;
  }
  CHECK(kills > 200);
}

TEST_CASE("a write that finds the remains of a killed one does its work all the same") {
  for (int step = 1; step < more_steps_than_there_are; ++step) {
    const Scene scene;
    const bool stopped = killed([&] {
      FaultyFileSystem disk{Fault::kill, step};
      write_all_or_none(disk, scene.writes);
    });
    FaultyFileSystem disk;
    write_all_or_none(disk, scene.writes);
    CAPTURE(step);
    CHECK(scene.now() == scene.new_files);
    CHECK(scene.tidy());
    if (!stopped) break;
  }
}

TEST_CASE("an operation that fails leaves the old files, or all new ones once it has been decided") {
  for (const Fault fault : {Fault::fail_once, Fault::fail_from_then_on}) {
    int failures = 0;
    for (int step = 1; step < more_steps_than_there_are; ++step) {
      const Scene scene;
      FaultyFileSystem disk{fault, step};
      bool failed_before = false, failed_after = false;
      try {
        write_all_or_none(disk, scene.writes);
      } catch (const FileError&) {
        failed_before = true;
      } catch (const std::runtime_error&) {
        failed_after = true;
      }
      if (!disk.reached()) break;
      ++failures;
      CAPTURE(step);
      CHECK((failed_before || failed_after));
      // A disk that fails from the decisive step on cannot take it back either; what counts is one whole
      // side.
      const bool cannot_undo = fault == Fault::fail_from_then_on && scene.now() == scene.new_files;
      if (failed_after || cannot_undo) {
        CHECK(scene.now() == scene.new_files);
      } else {
        CHECK(scene.now() == scene.old_files);
        if (fault == Fault::fail_once) CHECK(scene.tidy());
      }
      FaultyFileSystem repaired;
      write_all_or_none(repaired, scene.writes);
      CHECK(scene.now() == scene.new_files);
      CHECK(scene.tidy());
    }
    CHECK(failures > 40);
  }
}

TEST_CASE("without links, the next run finishes or undoes what was killed, folder by folder") {
  for (int step = 1; step < more_steps_than_there_are; ++step) {
    const Scene scene;
    const bool stopped = killed([&] {
      FaultyFileSystem disk{Fault::kill, step};
      write_all_or_none(disk.without_links(), scene.writes);
    });
    CAPTURE(step);
    FaultyFileSystem disk;
    settle(disk, scene.dir / "a");
    settle(disk, scene.dir / "b");
    const Contents found = scene.now();
    CHECK((found.at("a/up") == "new up") == (found.at("a/down") == "new down"));
    CHECK(found.count("b/up") == found.count("b/down"));
    CHECK(scene.tidy());
    if (stopped) continue;
    CHECK(found == scene.new_files);
    break;
  }
}

TEST_CASE("without links, a failure before the files are replaced leaves the old ones") {
  const Scene scene;
  int failures = 0;
  for (int step = 1; step < more_steps_than_there_are; ++step) {
    FaultyFileSystem disk{Fault::fail_once, step};
    try {
      write_all_or_none(disk.without_links(), scene.writes);
      break;
    } catch (const FileError&) {
      ++failures;
      CAPTURE(step);
      CHECK(scene.now() == scene.old_files);
      CHECK(scene.tidy());
    } catch (const std::runtime_error&) {
      break;
    }
  }
  CHECK(failures > 15);
}

TEST_CASE("a file that somebody put there between a kill and the next run stays") {
  const Scene scene;
  for (int step = 1; scene.now() != scene.new_files; ++step) {
    killed([&] {
      FaultyFileSystem disk{Fault::kill, step};
      write_all_or_none(disk, scene.writes);
    });
  }
  fs::remove(scene.dir / "a/up");
  write_file(scene.dir / "a/up", "by hand");

  DiskFileSystem disk;
  settle(disk, scene.dir / "a");
  settle(disk, scene.dir / "b");

  Contents expected = scene.new_files;
  expected["a/up"] = "by hand";
  CHECK(scene.now() == expected);
  CHECK(scene.tidy());
}

}  // namespace
}  // namespace mighost
