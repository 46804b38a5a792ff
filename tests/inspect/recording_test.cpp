// What a recording says of stack and heap at a step is what was there.
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include <boost/container/pmr/global_resource.hpp>

#include "cli/trace_code.cpp"
#include "inspect/baseline.hpp"
#include "inspect/recorder.hpp"
#include "inspect/recording_writer.hpp"
#include "inspect/replay.hpp"
#include "tests/inspect/graph.hpp"
#include "tests/support/catch.hpp"
#include "vm/imports/imports.hpp"
#include "vm/vm.hpp"

namespace vitro::inspect::test {

namespace {

class NoOutput final : public vm::TextSink {
 public:
  bool write(std::string_view) override { return true; }
  bool flush() override { return true; }
};

// Type, count (immortal: -1) and number of references of each object that the program made.
using Row = std::tuple<std::string, std::int64_t, std::size_t>;
using Rows = std::map<Row, int>;

Rows rows_of(const Snapshot& snapshot) {
  Rows rows;
  for (NodeIndex i = 0; i < snapshot.nodes.size(); ++i) {
    const Node& node = snapshot.nodes[i];
    if (node.is(kNodeStartup)) continue;
    std::size_t links = 0;
    for ([[maybe_unused]] const Edge& edge : snapshot.edges_of(i)) ++links;
    ++rows[{std::string(snapshot.type_name(i)),
            node.is(kNodeImmortal) ? -1 : std::int64_t{node.count}, links - 1}];
  }
  return rows;
}

Rows rows_of(const Replay& replay, std::uint32_t objects) {
  Rows rows;
  for (std::uint32_t id = 1; id <= objects; ++id) {
    const Replay::Thing* thing = replay.find(id);
    if (!thing || thing->flags & kNodeStartup) continue;
    ++rows[{replay.find(thing->type)->text,
            thing->flags & kNodeImmortal ? -1 : std::int64_t{thing->count}, thing->links.size()}];
  }
  return rows;
}

std::string text_of(const Rows& rows) {
  std::string text;
  for (const auto& [row, times] : rows)
    text += std::to_string(times) + " × " + std::get<0>(row) + " count " +
            std::to_string(std::get<1>(row)) + " references " + std::to_string(std::get<2>(row)) +
            '\n';
  return text;
}

// The rows of `left` that `right` has not.
std::string difference(const Rows& left, const Rows& right) {
  Rows rest;
  for (const auto& [row, times] : left) {
    const auto other = right.find(row);
    const int more = times - (other == right.end() ? 0 : other->second);
    if (more > 0) rest[row] = more;
  }
  return text_of(rest);
}

// Records a program, and every few steps what the heap really is like.
class Checked final : public Probe {
 public:
  explicit Checked(std::string_view source, int every = 3) : every_(every) {
    Runtime rt(*boost::container::pmr::new_delete_resource());
    NoOutput out, err;
    vm::Vm vm(rt, out, err);
    REQUIRE(vm.started());
    REQUIRE(vm::sys_module(rt));
    rt_ = &rt;
    baseline_.emplace(rt);
    cli::CodeText codes(rt, true);
    const auto facts = cli::instruction_facts();
    Recorder recorder(rt, facts, codes);
    recorder_ = &recorder;
    vm.watch(this);
    vm.at_end = [](void* context, vm::Vm&) {
      auto& self = *static_cast<Checked*>(context);
      self.recorder_->finish(Ending::finished);
      self.check(self.steps_);
    };
    vm.at_end_context = this;
    ended_well = static_cast<bool>(vm.run_main(source, "<string>", false));
    if (!ended_well) rt.clear_pending();
    vm.at_end = nullptr;
    recorder.finish(Ending::raised);
    vm.watch(nullptr);
    recording = recorder.take();
    baseline_->unpin();
  }

  void step(const Moment& moment) override {
    recorder_->step(moment);
    if (++steps_ % every_ == 0) check(steps_ - 1);
  }
  void leave(const Moment& moment) override {
    const std::uint64_t before = steps_;
    recorder_->leave(moment);
    if (moment.depth > 1) ++steps_;
    if (steps_ != before && steps_ % every_ == 0) check(steps_ - 1);
  }
  void raise(const Moment& moment, Exception& exception) override {
    recorder_->raise(moment, exception);
  }

  Recording recording;
  bool ended_well = false;
  std::map<std::uint64_t, Rows> truth;  // by step

 private:
  void check(std::uint64_t step) { truth[step] = rows_of(capture(*rt_, &*baseline_)); }

  int every_;
  std::uint64_t steps_ = 0;
  Runtime* rt_ = nullptr;
  Recorder* recorder_ = nullptr;
  std::optional<Baseline> baseline_;
};

struct Program {
  const char* name;
  const char* text;
};
const Program kPrograms[] = {
    {"article", "class A:\n    pass\na = A()\n"},
    {"aliasing", "a = [1, 2]\nb = a\nb.append(3000)\na = [a, b]\na[0] = None\ndel a[1]\n"},
    {"mutable default",
     "def f(x, seen=[]):\n    seen.append(x)\n    return seen\nf(1000)\nf(2000)\n"},
    {"closure",
     "def make():\n    n = 1000\n    def add():\n        nonlocal n\n        n += 1\n        "
     "return n\n"
     "    return add\nadd = make()\nadd()\nadd()\n"},
    {"cycle", "class N: pass\na = N()\nb = N()\na.other = b\nb.other = a\ndel a\ndel b\n"},
    {"properties",
     "class P:\n    def __init__(self):\n        self._x = 1000\n    @property\n    def x(self):\n"
     "        return self._x\n    @x.setter\n    def x(self, v):\n        self._x = v\np = "
     "P()\np.x = p.x + 1\n"
     "P.y = [p]\np.__dict__['z'] = 3000\ndel p._x\n"},
    {"exception",
     "def f(n):\n    if n == 0:\n        return 1 / n\n    return f(n - 1)\ntry:\n    f(3)\n"
     "except ZeroDivisionError as e:\n    kept = e\ntry:\n    raise ValueError('x') from "
     "kept\nexcept ValueError:\n"
     "    pass\nfinally:\n    kept = None\n"},
    {"generators",
     "def g(n):\n    for i in range(n):\n        got = yield i * 1000\n    return n\ndef h():\n    "
     "r = yield from g(3)\n"
     "    yield r\nit = h()\nnext(it)\nlast = [x for x in it]\nhalf = "
     "g(5)\nnext(half)\nsum(g(4))\nhalf.close()\n"},
    {"coroutines",
     "class Wait:\n    def __await__(self):\n        x = yield self\n        return x\nasync def "
     "work(n):\n"
     "    return await Wait() + n\nc = work(1000)\nw = c.send(None)\ntry:\n    "
     "c.send(5000)\nexcept StopIteration as e:\n"
     "    got = e.value\n"},
    {"strings and ints",
     "s = 'a' * 10\nt = s + 'b'\nn = 2 ** 70\nm = n + 1\nk = 257\nl = [k, 256, n]\nu = "
     "'\\ud800'\nd = {s: t, n: m}\n"
     "d[s] = n\nd.pop(n)\nd.update(z=1000)\n"},
    {"natives call back",
     "class K:\n    def __init__(self, v):\n        self.v = v\n    def __lt__(self, o):\n        "
     "return self.v < o.v\n"
     "l = [K(3000), K(1000), K(2000)]\nl.sort()\nm = sorted(l, key=lambda k: -k.v)\nx = "
     "list(map(lambda k: k.v * 2, m))\n"
     "y = {k.v: k for k in l}\nz = max(l, key=lambda k: k.v)\n"},
    {"slots and deletion",
     "class S:\n    __slots__ = ('a', 'b')\nclass D:\n    def __del__(self):\n        "
     "gone.append(1000)\ngone = []\ns = S()\n"
     "s.a = [1000]\ns.b = D()\ndel s.b\ns.a = 5000\nx = D()\nx = None\nclass E(S):\n    c = "
     "1000\ne = E()\ne.q = s\n"},
    {"with and match",
     "class C:\n    def __enter__(self):\n        return [1000]\n    def __exit__(self, *a):\n     "
     "   return True\n"
     "with C() as c:\n    c.append(2000)\n    raise KeyError(3000)\nmatch {'k': [1000, 2000]}:\n   "
     " case {'k': [a, *b]}:\n"
     "        got = a, b\n"},
    {"dies", "x = [1000]\ndef f():\n    y = x\n    return y[5]\nf()\n"},
};

}  // namespace

TEST_CASE("a recording tells each count and reference as it was", "[recording]") {
  for (const Program& program : kPrograms) {
    INFO(program.name);
    Checked run(program.text);
    CHECK(run.ended_well == (std::string_view(program.name) != "dies"));
    CHECK(run.recording.steps > 10);
    Replay replay(run.recording);
    std::uint64_t wrong = 0;
    while (replay.play(nullptr)) {
      const auto truth = run.truth.find(static_cast<std::uint64_t>(replay.step()));
      if (truth == run.truth.end()) continue;
      const Rows told = rows_of(replay, run.recording.objects);
      if (told == truth->second || ++wrong > 1) continue;
      const auto* row = replay.instruction();
      INFO("step " << replay.step() << " before " << (row ? row->name : "?") << "\nonly recorded:\n"
                   << difference(told, truth->second) << "only there:\n"
                   << difference(truth->second, told));
      CHECK(told == truth->second);
    }
    CHECK(wrong == 0);
    CHECK(static_cast<std::uint64_t>(replay.step() + 1) == run.recording.steps);
  }
}

}  // namespace vitro::inspect::test
