#include "plugin/elf.hpp"

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <optional>
#include <span>
#include <type_traits>

#include "plugin/problem.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

constexpr unsigned char own_class = sizeof(void*) == 8 ? ELFCLASS64 : ELFCLASS32;
constexpr unsigned char own_data = std::endian::native == std::endian::little ? ELFDATA2LSB : ELFDATA2MSB;

#if defined(__x86_64__)
constexpr std::optional<uint16_t> own_machine = EM_X86_64;
#elif defined(__aarch64__)
constexpr std::optional<uint16_t> own_machine = EM_AARCH64;
#elif defined(__i386__)
constexpr std::optional<uint16_t> own_machine = EM_386;
#elif defined(__arm__)
constexpr std::optional<uint16_t> own_machine = EM_ARM;
#elif defined(__riscv)
constexpr std::optional<uint16_t> own_machine = EM_RISCV;
#elif defined(__powerpc64__)
constexpr std::optional<uint16_t> own_machine = EM_PPC64;
#elif defined(__s390x__)
constexpr std::optional<uint16_t> own_machine = EM_S390;
#else
constexpr std::optional<uint16_t> own_machine;  // the dynamic loader will say it, less clearly
#endif

/// A file read in parts. Every part is checked against the size of the file, and so what follows can trust
/// no offset and still not read beyond the end.
class File {
 public:
  explicit File(const fs::path& path) : path_(path), descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    struct stat status {};
    if (descriptor_ < 0 || fstat(descriptor_, &status) != 0) {
      const std::string reason = std::string{"cannot be read: "} + std::strerror(errno);
      if (descriptor_ >= 0) close(descriptor_);
      refuse(reason, "check the path and its permissions");
    }
    size_ = static_cast<uint64_t>(status.st_size);
  }
  ~File() { close(descriptor_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  uint64_t size() const { return size_; }

  void check_inside(uint64_t offset, uint64_t bytes, const char* what) const {
    if (offset <= size_ && bytes <= size_ - offset) return;
    refuse("is cut off: " + std::string{what} + " should end at byte " + std::to_string(offset + bytes) +
               ", and the file has " + std::to_string(size_),
           "build or copy it again");
  }

  template <typename T>
  std::vector<T> read(uint64_t offset, uint64_t count, const char* what) const {
    static_assert(std::is_trivially_copyable_v<T>);
    check_inside(offset, count > size_ ? size_ + 1 : count * sizeof(T), what);
    std::vector<T> rows(count);
    const auto bytes = std::as_writable_bytes(std::span{rows});
    std::size_t done = 0;
    while (done < bytes.size()) {
      const ssize_t got =
          pread(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) refuse("cannot be read to its end", "build or copy it again");
      done += static_cast<std::size_t>(got);
    }
    return rows;
  }

  [[noreturn]] void refuse(std::string reason, std::string remedy) const {
    throw PluginError({Problem{path_, "elf", std::move(reason), std::move(remedy)}});
  }

 private:
  fs::path path_;
  int descriptor_;
  uint64_t size_ = 0;
};

constexpr const char* build_library = "build it as a shared library";

/// Refuses what is for another machine, before anything is read whose layout depends on the machine.
ElfW(Ehdr) read_header(const File& file) {
  if (file.size() == 0) file.refuse("is empty", "build or copy it again");
  const uint64_t head_size = std::min<uint64_t>(file.size(), EI_NIDENT);
  const std::vector<char> ident = file.read<char>(0, head_size, "the ELF header");
  if (head_size < SELFMAG || std::memcmp(ident.data(), ELFMAG, SELFMAG) != 0) {
    file.refuse("is no shared library: an ELF file begins with \\x7fELF, and this one with " +
                    in_quotes({ident.data(), std::min<std::size_t>(ident.size(), 12)}),
                "plugins are built from source, see the documentation of mighost_add_provider");
  }
  file.check_inside(0, sizeof(ElfW(Ehdr)), "the ELF header");

  // e_type and e_machine are at the same place in both classes.
  auto words = file.read<uint16_t>(EI_NIDENT, 2, "the ELF header");
  const auto data = static_cast<unsigned char>(ident[EI_DATA]);
  if (data != own_data) {
    for (uint16_t& word : words) word = static_cast<uint16_t>(word << 8U | word >> 8U);
  }
  const uint16_t machine = words[1];
  const std::string bits = ident[EI_CLASS] == ELFCLASS64 ? "64" : "32";
  if (static_cast<unsigned char>(ident[EI_CLASS]) != own_class || data != own_data ||
      (own_machine && machine != *own_machine)) {
    std::string theirs = machine_name(machine);
    std::string ours = own_machine ? machine_name(*own_machine) : "another machine";
    if (theirs == ours || !own_machine) {
      theirs += " with " + bits + " bits, " + (data == ELFDATA2MSB ? "big" : "little") + " endian";
      ours += " with " + std::to_string(sizeof(void*) * 8) + " bits, " +
              (own_data == ELFDATA2MSB ? "big" : "little") + " endian";
    }
    file.refuse("is built for " + theirs + ", and this host is " + ours, "build it for " + ours);
  }
  const auto header = file.read<ElfW(Ehdr)>(0, 1, "the ELF header").front();
  if (header.e_type != ET_DYN) {
    file.refuse(header.e_type == ET_EXEC  ? "is an executable, not a shared library"
                : header.e_type == ET_REL ? "is an object file that has not been linked"
                                          : "is an ELF file, but not a shared library",
                build_library);
  }
  if (header.e_phentsize != sizeof(ElfW(Phdr)) || header.e_phnum == 0) {
    file.refuse("has no program headers, and so cannot be loaded", build_library);
  }
  return header;
}

/// The place in the file of what will be at `address`.
std::optional<uint64_t> file_offset(std::span<const ElfW(Phdr)> segments, ElfW(Addr) address) {
  for (const ElfW(Phdr) & segment : segments) {
    if (segment.p_type == PT_LOAD && address >= segment.p_vaddr &&
        address - segment.p_vaddr < segment.p_filesz) {
      return segment.p_offset + (address - segment.p_vaddr);
    }
  }
  return std::nullopt;
}

std::string text_at(std::span<const char> strings, uint64_t offset) {
  if (offset >= strings.size()) return {};
  const char* start = strings.data() + offset;
  return {start, strnlen(start, strings.size() - offset)};
}

std::vector<fs::path> folders_of(std::string_view run_path, const fs::path& origin) {
  std::vector<fs::path> folders;
  while (!run_path.empty()) {
    const std::size_t end = std::min(run_path.find(':'), run_path.size());
    std::string folder{run_path.substr(0, end)};
    run_path.remove_prefix(std::min(end + 1, run_path.size()));
    for (const std::string_view variable : {"$ORIGIN", "${ORIGIN}"}) {
      if (const auto at = folder.find(variable); at != std::string::npos) {
        folder.replace(at, variable.size(), origin.string());
      }
    }
    if (!folder.empty()) folders.emplace_back(folder);
  }
  return folders;
}

void read_dynamic(const File& file, std::span<const ElfW(Phdr)> segments, const fs::path& origin,
                  ElfFacts& facts) {
  const auto dynamic = std::find_if(segments.begin(), segments.end(),
                                    [](const ElfW(Phdr) & segment) { return segment.p_type == PT_DYNAMIC; });
  if (dynamic == segments.end())
    file.refuse("has no dynamic section, and so cannot be loaded", build_library);

  const auto entries =
      file.read<ElfW(Dyn)>(dynamic->p_offset, dynamic->p_filesz / sizeof(ElfW(Dyn)), "the dynamic section");
  ElfW(Addr) strings_at = 0;
  uint64_t strings_size = 0;
  for (const ElfW(Dyn) & entry : entries) {
    if (entry.d_tag == DT_NULL) break;
    if (entry.d_tag == DT_STRTAB) strings_at = entry.d_un.d_ptr;
    if (entry.d_tag == DT_STRSZ) strings_size = entry.d_un.d_val;
    if (entry.d_tag == DT_INIT_ARRAYSZ) facts.initialisers = entry.d_un.d_val / sizeof(ElfW(Addr));
    if (entry.d_tag == DT_FLAGS_1 && (entry.d_un.d_val & DF_1_PIE) != 0) {
      file.refuse("is an executable, not a shared library", build_library);
    }
  }
  const auto offset = file_offset(segments, strings_at);
  if (!offset) file.refuse("has no table of dynamic strings, and so cannot be loaded", build_library);
  const auto strings = file.read<char>(*offset, strings_size, "the table of dynamic strings");
  for (const ElfW(Dyn) & entry : entries) {
    if (entry.d_tag == DT_NULL) break;
    if (entry.d_tag == DT_NEEDED) facts.needed.push_back(text_at(strings, entry.d_un.d_val));
    if (entry.d_tag == DT_RUNPATH || entry.d_tag == DT_RPATH) {
      facts.run_path = folders_of(text_at(strings, entry.d_un.d_val), origin);
    }
  }
}

void read_symbols(const File& file, std::span<const ElfW(Shdr)> sections, ElfFacts& facts) {
  for (const ElfW(Shdr) & section : sections) {
    if (section.sh_type != SHT_DYNSYM || section.sh_link >= sections.size()) continue;
    const ElfW(Shdr)& names = sections[section.sh_link];
    const auto symbols = file.read<ElfW(Sym)>(section.sh_offset, section.sh_size / sizeof(ElfW(Sym)),
                                              "the table of dynamic symbols");
    const auto strings = file.read<char>(names.sh_offset, names.sh_size, "the names of dynamic symbols");
    facts.symbols_known = true;
    for (const ElfW(Sym) & symbol : symbols) {
      if (symbol.st_shndx == SHN_UNDEF) continue;
      std::string name = text_at(strings, symbol.st_name);
      // The lower half byte of st_info is the type, the upper one the binding, in both classes.
      if (!name.starts_with("mighost_plugin_v")) {
        if (symbol.st_info >> 4U != STB_LOCAL && !name.empty())
          facts.other_symbols.push_back(std::move(name));
        continue;
      }
      facts.plugin_symbols.push_back(
          {std::move(name), (symbol.st_info & 0xfU) == STT_OBJECT, symbol.st_size});
    }
  }
}

}  // namespace

ElfFacts read_elf(const fs::path& path) {
  const File file{path};
  const ElfW(Ehdr) header = read_header(file);

  const auto segments = file.read<ElfW(Phdr)>(header.e_phoff, header.e_phnum, "the program headers");
  for (const ElfW(Phdr) & segment : segments) {
    if (segment.p_type == PT_LOAD || segment.p_type == PT_DYNAMIC) {
      file.check_inside(segment.p_offset, segment.p_filesz, "a segment");
    }
  }
  ElfFacts facts;
  read_dynamic(file, segments, path.parent_path(), facts);
  if (header.e_shoff != 0 && header.e_shentsize == sizeof(ElfW(Shdr))) {
    const auto sections = file.read<ElfW(Shdr)>(header.e_shoff, header.e_shnum, "the section headers");
    read_symbols(file, sections, facts);
  }
  return facts;
}

}  // namespace mighost
