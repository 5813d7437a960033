#include "migration/file_pair.hpp"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "migration/part.hpp"
#include "migration/staged_write.hpp"
#include "support/temp_dir.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;
using test::read_file;
using test::TempDir;
using test::write_file;

std::string script(const std::string& provider, const std::string& body) {
  return script_text({provider, "1.0", "postgres", "0.1.0", "0.1.0", Direction::up}, {}, {}) + body;
}

const std::string aws_up = script("aws", "up"), aws_down = script("aws", "down");

FilePair pair_in(const fs::path& folder) {
  return {folder, "init", aws_up, aws_down};
}

/// What the write says when it fails.
std::string failure(const std::vector<FilePair>& pairs) {
  DiskFileSystem disk;
  try {
    write_pairs(disk, pairs, Overwrite::own);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "it did not fail";
}

TEST_CASE("a pair is written into folders that are made for it") {
  const TempDir dir;
  DiskFileSystem disk;

  const auto written = write_pairs(disk, {pair_in(dir / "x/y/postgres")}, Overwrite::own);

  CHECK(written ==
        std::vector<WrittenFile>{{dir / "x/y/postgres/init.up.sql", Direction::up, Outcome::created},
                                 {dir / "x/y/postgres/init.down.sql", Direction::down, Outcome::created}});
  CHECK(read_file(dir / "x/y/postgres/init.up.sql") == aws_up);
  CHECK(read_file(dir / "x/y/postgres/init.down.sql") == aws_down);
}

TEST_CASE("a second run touches nothing; a changed script replaces the provider's former one") {
  const TempDir dir;
  DiskFileSystem disk;
  write_pairs(disk, {pair_in(dir.path())}, Overwrite::own);
  const auto time = fs::last_write_time(dir / "init.up.sql");

  CHECK(write_pairs(disk, {pair_in(dir.path())}, Overwrite::own)[0].outcome == Outcome::unchanged);
  CHECK(fs::last_write_time(dir / "init.up.sql") == time);

  FilePair changed = pair_in(dir.path());
  changed.up = script("aws", "other");
  const auto written = write_pairs(disk, {changed}, Overwrite::own);
  CHECK(written[0].outcome == Outcome::replaced);
  CHECK(written[1].outcome == Outcome::unchanged);
  CHECK(read_file(dir / "init.up.sql") == changed.up);
}

/// A migration in three parts, of which one has a number.
std::vector<FilePair> parts_in(const fs::path& folder, std::size_t count) {
  std::vector<FilePair> pairs;
  for (std::size_t number = 1; number <= count; ++number) {
    pairs.push_back({folder, part_prefix("init", number, count), aws_up, aws_down});
  }
  return pairs;
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

TEST_CASE("the parts of a migration are numbered, with as many digits as are needed") {
  CHECK(part_prefix("p", 1, 3) == "p");
  CHECK(part_prefix("p", 2, 3) == "p.part2");
  CHECK(part_prefix("p", 2, 10) == "p.part02");
  CHECK(part_prefix("p", 10, 10) == "p.part10");
  CHECK(read_part_prefix("p") == PartName{"p", 1});
  CHECK(read_part_prefix("a.part2") == PartName{"a", 2});
  CHECK(read_part_prefix("a.part02") == PartName{"a", 2});
  CHECK(read_part_prefix("a.part") == PartName{"a.part", 1});
  CHECK(read_part_prefix("a.party2") == PartName{"a.party2", 1});
  CHECK(read_part_prefix("a.part1") == PartName{"a.part1", 1});
  CHECK(wrong_prefix("a.part2") == "it ends like the name of a part of a migration");
}

TEST_CASE("parts of a former run do not stay behind") {
  const TempDir dir;
  DiskFileSystem disk;
  write_pairs(disk, parts_in(dir.path(), 3), Overwrite::own);
  write_file(dir / "other.part2.up.sql", "of another migration");

  const auto written = write_pairs(disk, parts_in(dir.path(), 2), Overwrite::own);

  CHECK(written.size() == 6);
  CHECK(written[4] == WrittenFile{dir / "init.part3.down.sql", Direction::down, Outcome::removed});
  CHECK(written[5] == WrittenFile{dir / "init.part3.up.sql", Direction::up, Outcome::removed});
  CHECK(names_in(dir.path()) == std::vector<std::string>{"init.down.sql", "init.part2.down.sql",
                                                         "init.part2.up.sql", "init.up.sql",
                                                         "other.part2.up.sql"});
  write_pairs(disk, {pair_in(dir.path())}, Overwrite::own);
  CHECK(names_in(dir.path()) ==
        std::vector<std::string>{"init.down.sql", "init.up.sql", "other.part2.up.sql"});
}

TEST_CASE("a file that is no part of ours, but would be taken for one, stops the write") {
  const TempDir dir;
  write_file(dir / "init.part2.up.sql", "mine");

  CHECK(failure({pair_in(dir.path())}) ==
        "a file would be taken for a part of this migration: " + (dir / "init.part2.up.sql").string() +
            " was not made by mighost: take another --prefix, or --force to overwrite it");
  CHECK(names_in(dir.path()) == std::vector<std::string>{"init.part2.up.sql"});
}

TEST_CASE("files of another provider, and files that mighost did not make, are not overwritten") {
  const TempDir dir;
  const fs::path down = dir / "b/init.down.sql";
  const std::vector pairs{pair_in(dir / "a"), pair_in(dir / "b")};

  write_file(down, script("gcp", "theirs"));
  CHECK(failure(pairs) ==
        down.string() +
            " belongs to the provider gcp (1.0): take another --path or --prefix, or --force to "
            "overwrite it");
  write_file(down, "by hand");
  CHECK(failure(pairs) ==
        down.string() + " was not made by mighost: take another --prefix, or --force to overwrite it");
  CHECK(read_file(down) == "by hand");
  CHECK_FALSE(fs::exists(dir / "a"));
  CHECK_FALSE(fs::exists(dir / "b/init.up.sql"));

  DiskFileSystem disk;
  CHECK(write_pairs(disk, pairs, Overwrite::any)[3].outcome == Outcome::replaced);
  CHECK(read_file(down) == aws_down);
}

TEST_CASE("what is no file is never replaced") {
  const TempDir dir;
  const fs::path up = dir / "init.up.sql";

  fs::create_directory(up);
  CHECK(failure({pair_in(dir.path())}) == up.string() + " is a folder: remove it, or take another --prefix");
  fs::remove(up);

  write_file(dir / "target", aws_up);
  fs::create_symlink("target", up);
  CHECK(failure({pair_in(dir.path())}) ==
        up.string() +
            " is a symbolic link to target, and mighost writes no file through a link: remove it, or take "
            "another --prefix");
  CHECK(read_file(dir / "target") == aws_up);
  fs::remove(up);

  REQUIRE(::mkfifo(up.c_str(), 0600) == 0);
  CHECK(failure({pair_in(dir.path())}) ==
        up.string() + " is not a regular file: remove it, or take another --prefix");
  CHECK_FALSE(fs::exists(dir / "init.down.sql"));
}

TEST_CASE("a file in the place of the folder") {
  const TempDir dir;
  write_file(dir / "postgres", "");

  CHECK(failure({pair_in(dir / "postgres")}) ==
        "cannot open the folder " + (dir / "postgres").string() + ": Not a directory");
  CHECK(failure({pair_in(dir / "postgres/x")}) ==
        "cannot make the folder " + (dir / "postgres/x").string() + ": Not a directory");
}

/// Runs `body` in a process of its own, which may change what holds for it; its exit status.
template <typename Body>
int in_child(Body&& body) {
  const pid_t child = ::fork();
  if (child == 0) {
    int status = 99;
    try {
      status = body();
    } catch (...) {
    }
    ::_exit(status);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

TEST_CASE("a folder without the right to write: nothing is written, in the other folder either") {
  const TempDir dir;
  fs::permissions(dir.path(), fs::perms::all);
  fs::create_directory(dir / "a");
  fs::create_directory(dir / "b");
  fs::permissions(dir / "a", fs::perms::all);
  write_file(dir / "b/init.up.sql", script("aws", "former"));

  const int status = in_child([&] {
    if (::getuid() == 0 && ::setuid(65534) != 0) return 98;
    const std::string message = failure({pair_in(dir / "a"), pair_in(dir / "b")});
    return message == "cannot make the folder " + (dir / "b/.mighost-unfinished").string() +
                          ": Permission denied"
               ? 0
               : 1;
  });

  CHECK(status == 0);
  CHECK(read_file(dir / "b/init.up.sql") == script("aws", "former"));
  CHECK(fs::is_empty(dir / "a"));
}

TEST_CASE("a file that may not grow so large: the former pair stays") {
  const TempDir dir;
  DiskFileSystem disk;
  write_pairs(disk, {pair_in(dir.path())}, Overwrite::own);
  FilePair large = pair_in(dir.path());
  large.up += std::string(100'000, ' ');

  const int status = in_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{10'000, 10'000};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 98;
    const std::string message = failure({large});
    return message.ends_with(".mighost-unfinished/new/init.up.sql: File too large") ? 0 : 1;
  });

  CHECK(status == 0);
  CHECK(read_file(dir / "init.up.sql") == aws_up);
  CHECK_FALSE(fs::exists(dir / stage_name));
}

TEST_CASE("a full disk: the former pair stays") {
  const TempDir dir;
  if (::mount("none", dir.path().c_str(), "tmpfs", 0, "size=256k") != 0) {
    MESSAGE("not tested: mounting a small disk needs root");
    return;
  }
  DiskFileSystem disk;
  const auto unmount = [&] { ::umount(dir.path().c_str()); };
  try {
    write_pairs(disk, {pair_in(dir / "a"), pair_in(dir / "b")}, Overwrite::own);
    FilePair large = pair_in(dir / "b");
    large.up += std::string(1'000'000, ' ');
    FilePair small = pair_in(dir / "a");
    small.up += "changed";

    CHECK(failure({small, large}) == "cannot write " +
                                         (dir / "b/.mighost-unfinished/new/init.up.sql").string() +
                                         ": No space left on device");

    CHECK(read_file(dir / "a/init.up.sql") == aws_up);
    CHECK(read_file(dir / "b/init.up.sql") == aws_up);
    CHECK(read_file(dir / "b/init.down.sql") == aws_down);
    CHECK_FALSE(fs::exists(dir / "a" / stage_name));
    CHECK_FALSE(fs::exists(dir / "b" / stage_name));
  } catch (...) {
    unmount();
    throw;
  }
  unmount();
}

TEST_CASE("runs at the same time write one after another") {
  const TempDir dir;
  std::vector<pid_t> children;
  for (int i = 0; i < 8; ++i) {
    const pid_t child = ::fork();
    if (child == 0) {
      DiskFileSystem disk;
      const std::string own = std::to_string(i);
      try {
        for (int round = 0; round < 5; ++round) {
          write_pairs(disk,
                      {{dir / "a", "init", script("aws", own), script("aws", own)},
                       {dir / "b", "init", script("aws", own), script("aws", own)}},
                      Overwrite::own);
        }
      } catch (...) {
        ::_exit(1);
      }
      ::_exit(0);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
  }
  const std::string last = read_file(dir / "a/init.up.sql");
  CHECK(read_file(dir / "a/init.down.sql") == last);
  CHECK(read_file(dir / "b/init.up.sql") == last);
  CHECK(read_file(dir / "b/init.down.sql") == last);
  CHECK_FALSE(fs::exists(dir / "a" / stage_name));
}

TEST_CASE("a prefix must be a plain file name") {
  CHECK(wrong_prefix("init") == "");
  CHECK(wrong_prefix("2_v0.0.2") == "");
  CHECK(wrong_prefix("größe 2") == "");
  CHECK(wrong_prefix("") == "it is empty");
  CHECK(wrong_prefix("..") == "it begins with a dot");
  CHECK(wrong_prefix("-x") == "it begins with a hyphen");
  CHECK(wrong_prefix("a/b") == "it has a slash; a folder goes into --path");
  CHECK(wrong_prefix("a\\b") == "it has a slash; a folder goes into --path");
  CHECK(wrong_prefix("a\nb") == "it has characters that cannot be seen");
  CHECK(wrong_prefix(std::string_view{"a\0b", 3}) == "it has characters that cannot be seen");
  CHECK(wrong_prefix("a:b") == "it has one of \" * : < > ? |, which not every system takes");
  CHECK(wrong_prefix(std::string(201, 'x')) == "it is longer than 200 bytes");
}

}  // namespace
}  // namespace mighost
