#include <elf.h>

#include <algorithm>
#include <array>
#include <utility>

#include "plugin/elf.hpp"

namespace mighost {

std::string machine_name(uint16_t machine) {
  constexpr auto names = std::to_array<std::pair<uint16_t, std::string_view>>({
      {EM_386, "i686"},
      {EM_68K, "m68k"},
      {EM_AARCH64, "aarch64"},
      {EM_ALPHA, "alpha"},
      {EM_ARM, "arm"},
      {EM_BPF, "bpf"},
      {EM_IA_64, "ia64"},
      {258, "loongarch64"},
      {EM_MIPS, "mips"},
      {EM_PARISC, "parisc"},
      {EM_PPC, "ppc"},
      {EM_PPC64, "ppc64"},
      {EM_RISCV, "riscv"},
      {EM_S390, "s390x"},
      {EM_SPARC, "sparc"},
      {EM_SPARCV9, "sparc64"},
      {EM_X86_64, "x86_64"},
  });
  const auto* const found =
      std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == machine; });
  return found == names.end() ? "machine " + std::to_string(machine) : std::string{found->second};
}

}  // namespace mighost
