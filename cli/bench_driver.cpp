#include "cli/bench_driver.hpp"

#include <algorithm>

namespace vitro::cli {

std::string_view bench_driver() {
  return R"py(
import gc, sys, time
from itertools import repeat
from posix import write

def report(*words):
    write(3, (" ".join([str(word) for word in words]) + "\n").encode())

def indented(text, by):
    return (text or "pass").replace("\n", "\n" + by)

def prepare(kind, text, setup):
    names = {"__name__": "__main__", "__builtins__": __builtins__}
    if kind == "code":
        compile(setup, "<setup>", "exec")
        compile(text, "<bench>", "exec")
        source = ("def timed(_vitro_rounds, _vitro_clock):\n " + indented(setup, " ")
                  + "\n _vitro_start = _vitro_clock()\n for _vitro_round in _vitro_rounds:\n  "
                  + indented(text, "  ") + "\n return _vitro_clock() - _vitro_start\n")
        exec(compile(source, "<bench>", "exec"), names)
        return names["timed"]
    with open(text, "rb") as file:
        code = compile(file.read(), text, "exec")
    sys.path[0] = text.rpartition("/")[0] or "."
    def timed(rounds, clock):
        start = clock()
        for _ in rounds:
            exec(code, {"__name__": "__main__", "__file__": text, "__builtins__": __builtins__})
        return clock() - start
    return timed

def measure(timed, loops, values, least):
    clock = time.perf_counter_ns
    report("first", timed(repeat(None, 1), clock))
    if not loops:
        loops = 1
        while True:
            taken = timed(repeat(None, loops), clock)
            if taken >= least or loops >= 1 << 40:
                break
            loops = max(loops * 2, min(loops * 10, loops * least * 11 // (10 * max(taken, 1))))
    report("loops", loops)
    report("warmup", timed(repeat(None, loops), clock))
    for _ in range(values):
        report("value", timed(repeat(None, loops), clock))

def watch_collector(timed, loops):
    clock = time.perf_counter_ns
    spent = passes = freed = began = 0
    def note(phase, info):
        nonlocal spent, passes, freed, began
        if phase == "start":
            began = clock()
        else:
            spent += clock() - began
            passes += 1
            freed += info["collected"]
    timed(repeat(None, loops), clock)
    gc.callbacks.append(note)
    total = timed(repeat(None, loops), clock)
    gc.callbacks.clear()
    report("collector", spent, total, passes, freed)

def peak():
    with open("/proc/self/status") as file:
        for line in file:
            if line.startswith("VmHWM"):
                return int(line.split()[1]) * 1024
    return 0

def where(error):
    # The innermost line that is the program's own.
    line, trace = 0, error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if name == "<bench>":
            line = trace.tb_lineno - first + 1
        elif name == text:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line

what, loops, values, least, kind, text, setup = sys.argv[1:8]
sys.argv = ["-c" if kind == "code" else text] + sys.argv[8:]
# Given up when memory runs out, so that there is some to say so.
spare = bytearray(1 << 21)
first = 4 + max(setup.count("\n") + 1, 1)
try:
    timed = prepare(kind, text, setup)
    if what == "time":
        measure(timed, int(loops), int(values), int(least))
    elif what == "collector":
        watch_collector(timed, int(loops))
    if what != "define":
        report("peak", peak())
        report("end")
except BaseException as error:
    spare = None
    line = where(error)
    reason = " ".join(str(error).split())
    report("error", type(error).__name__ + (": " + reason if reason else "")
           + (f" (line {line})" if line > 0 else ""))
def again(loops):
    return timed(repeat(None, loops), time.perf_counter_ns)
)py";
}

std::uint32_t first_timed_line(std::string_view setup) {
  return 4 + static_cast<std::uint32_t>(std::count(setup.begin(), setup.end(), '\n')) + 1;
}

}  // namespace vitro::cli
