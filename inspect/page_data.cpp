// The page that the build has bundled, as bytes of the program.
#include "inspect/recording_writer.hpp"

#if defined(VITRO_PAGE_SHELL)

// The assembler reads the files.
#define VITRO_EMBED(name, file)                                        \
  asm(".section .rodata\n"                                             \
      ".global vitro_page_" #name "\n.hidden vitro_page_" #name        \
      "\n"                                                             \
      ".global vitro_page_" #name "_end\n.hidden vitro_page_" #name    \
      "_end\n"                                                         \
      "vitro_page_" #name ":\n.incbin \"" file "\"\nvitro_page_" #name \
      "_end:\n"                                                        \
      ".previous\n");                                                  \
  extern "C" {                                                         \
  extern const char vitro_page_##name[], vitro_page_##name##_end[];    \
  }

VITRO_EMBED(shell, VITRO_PAGE_SHELL)
VITRO_EMBED(style, VITRO_PAGE_STYLE)
VITRO_EMBED(script, VITRO_PAGE_SCRIPT)

namespace vitro::inspect {

bool Page::built() { return true; }
std::string_view Page::shell() { return {vitro_page_shell, vitro_page_shell_end}; }
std::string_view Page::style() { return {vitro_page_style, vitro_page_style_end}; }
std::string_view Page::script() { return {vitro_page_script, vitro_page_script_end}; }

}  // namespace vitro::inspect

#else

namespace vitro::inspect {

bool Page::built() { return false; }
std::string_view Page::shell() { return {}; }
std::string_view Page::style() { return {}; }
std::string_view Page::script() { return {}; }

}  // namespace vitro::inspect

#endif
