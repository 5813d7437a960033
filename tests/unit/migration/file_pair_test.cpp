#include "migration/file_pair.hpp"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

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
