// The help texts of the program itself.
#include "cli/invocation.hpp"

namespace vitro::cli {

std::string_view program_help_text() {
  return R"(usage: vitro [option] ... [-c cmd | -m mod | file | -] [arg] ...
       vitro dump [option] ... [-c cmd | file | -] [arg] ...
       vitro why NAME [option] ... [-c cmd | file | -] [arg] ...
       vitro dis [option] ... [-c cmd | file | -]
       vitro trace [option] ... [-c cmd | file | -] [arg] ...
       vitro bench [option] ... [-c cmd | file] [arg] ...

Program:
  -c cmd         program passed in as string (ends the options)
  -m mod         run the module of that name as a program (ends the options)
  file           program read from a file, or from the __main__.py of a folder; a file that
                 is called dump, why, dis, trace or bench: ./dump
  -              program read from stdin (default; a prompt on a terminal)
  arg ...        arguments passed to the program in sys.argv[1:]

Options, as in python3:
  -b             warn where bytes are taken for text; -bb: raise
  -B             sys.dont_write_bytecode (vitro writes none in any case)
  -E             ignore the variables of the environment that --help-env lists
  -h, --help     print this and exit; also vitro dump --help and so on, --help-env,
                 --help-xoptions, --help-all
  -i             a prompt after the program, and when stdin is no terminal
  -I             -E, -s and -P
  -O             no assert statements, __debug__ is False; -OO: no docstrings either
  -P             neither the program's folder nor the current one on sys.path
  -q             no greeting before the prompt
  -s             sys.flags.no_user_site (there is no folder of the user on sys.path)
  -S             without exit, quit, help, copyright, credits and license
  -u             stdout and stderr unbuffered
  -v             tell on stderr what is being done
  -V, --version  print the version and exit; -VV: the compiler, too
  -W arg         a warning filter: action:message:category:module:line
  -x             skip the first line of the file
  -X opt         see --help-xoptions
  --allocator NAME
                 what the heap is built on: pool (default), malloc, arena, monotonic,
                 mimalloc or jemalloc

Of vitro alone:
  --allocator NAME  build the heap on another allocator (docs/allocators.md)

Exit codes: the program's own; 1 after an uncaught exception; 2 for bad usage or an
unreadable file; 120 when output could not be written; Ctrl-C ends as SIGINT does.
)";
}

std::string_view environment_help_text() {
  return R"(Variables of the environment:
  VITROPATH                  folders for sys.path, after the program's, with : between them
  VITROHOME                  folder of CPython 3.11's pure-Python standard library
  VITRO_HISTORY              file of the prompt's history (default: ~/.vitro_history)
  VITRO_ALLOCATOR            --allocator
  NO_COLOR                   no colour at the prompt
  PYTHONPATH                 as VITROPATH, which comes first
  PYTHONSTARTUP              file that is run before the first prompt
  PYTHONBREAKPOINT           what breakpoint() calls; 0: nothing
  PYTHONSAFEPATH             -P
  PYTHONDEVMODE              -X dev
  PYTHONDONTWRITEBYTECODE    -B
  PYTHONINSPECT              -i
  PYTHONINTMAXSTRDIGITS      -X int_max_str_digits
  PYTHONNOUSERSITE           -s
  PYTHONOPTIMIZE             -O
  PYTHONUNBUFFERED           -u
  PYTHONWARNDEFAULTENCODING  -X warn_default_encoding
  PYTHONWARNINGS             -W, with commas between them
)";
}

std::string_view x_options_help_text() {
  return R"(-X options:
  dev                     development mode: all warnings are shown once
  int_max_str_digits=N    limit of decimal digits between int and str; 0: none
  warn_default_encoding   sys.flags.warn_default_encoding
Others are kept in sys._xoptions and do nothing.
)";
}

}  // namespace vitro::cli
