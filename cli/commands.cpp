#include "cli/commands.hpp"

#include "compiler/bytecode/disassembler.hpp"
#include "inspect/holders.hpp"
#include "inspect/snapshot.hpp"
#include "inspect/text.hpp"
#include "objects/bytes.hpp"
#include "objects/code.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"

namespace vitro::cli {

namespace {

constexpr std::string_view kHelp =
    ":dump x   object x as it lies in memory: its bytes, its count, what it refers to and who\n"
    "          holds it\n"
    ":refs x   who holds references to x; they add up to its count\n"
    ":dis f    instructions of a function, method, class body or piece of code, with the value\n"
    "          stack before each: o owned, b borrowed\n";

class SessionOutput final : public inspect::Output {
 public:
  explicit SessionOutput(Session& session) : session_(session) {}
  bool write(std::string_view utf8) override { return session_.out().write(utf8); }

 private:
  Session& session_;
};

// The value of an expression, with the names of __main__.
Own<Object> evaluate(Session& session, std::string_view expression) {
  Runtime& rt = session.runtime();
  const Ref<Bytes> source = make_bytes(rt, expression);
  if (!source) return raised;
  const Ref<Object> code = rt.hooks.compile(rt, *source, *rt.names.stdin_word, "eval", 0);
  if (!code) return raised;
  Dict& names = *session.vm().main_module()->dict;
  return rt.hooks.execute(rt, static_cast<Code&>(*code), names, names);
}

Status show_object(Session& session, std::string_view expression, bool holders_only) {
  Runtime& rt = session.runtime();
  Own<Object> value = evaluate(session, expression);
  if (!value) return raised;
  const Handle<Object> held(rt, value, "the prompt, while it shows this");
  const inspect::Snapshot snapshot = inspect::capture(rt, nullptr);
  inspect::NodeIndex node = 0;
  while (node < snapshot.nodes.size() &&
         snapshot.nodes[node].address != reinterpret_cast<std::uintptr_t>(held.get()))
    ++node;
  if (node == snapshot.nodes.size()) return ok;
  SessionOutput output(session);
  inspect::Writer out(output);
  if (!holders_only) {
    inspect::write_object(snapshot, node, out);
  } else if (snapshot.nodes[node].is(inspect::kNodeImmortal)) {
    out << "immortal: references to it are not counted";
    out.line();
  } else {
    const std::vector<bool> shown(snapshot.nodes.size(), true);
    for (const auto& group : inspect::Holders(snapshot).describe(node, shown)) {
      out << inspect::number_text(group.references) << " × " << group.text;
      if (!group.owned) out << " (borrowed, not counted)";
      out.line();
    }
    out << "count " << inspect::number_text(snapshot.nodes[node].count);
    out.line();
  }
  out.flush();
  return ok;
}

// The code of a function or method, or of what holds one; empty and nothing pending: there is none.
Own<Object> code_of(Runtime& rt, Object& object) {
  Ref<Object> at = Ref<Object>::share(object);
  for (const char* attribute : {"__func__", "__code__", "gi_code", "cr_code", "ag_code"}) {
    if (at->type == rt.types.code) break;
    const Ref<Str> name = intern(rt, attribute);
    if (!name) return raised;
    const auto found = find_attribute(rt, *at, *name);
    if (!found) return raised;
    if (*found) at = Own<Object>(*found);
  }
  if (at->type == rt.types.code) return at.release();
  return {};
}

Status show_code(Session& session, std::string_view expression) {
  Runtime& rt = session.runtime();
  const Ref<Object> value = evaluate(session, expression);
  if (!value) return raised;
  Ref<Object> code = code_of(rt, *value);
  if (!code && rt.pending()) return raised;
  if (!code && is_str(*value)) {
    code = rt.hooks.compile(rt, *value, *rt.names.string_word, "exec", 0);
    if (!code) return raised;
  }
  if (!code)
    return rt.raise(*rt.types.type_error, "don't know how to disassemble %T objects", value->type);
  std::string text;
  bytecode::DisassembleOptions options;
  options.stack = options.ownership = true;
  if (!bytecode::disassemble(rt, static_cast<Code&>(*code), text, options)) return raised;
  session.out().write(text);
  return ok;
}

}  // namespace

Status run_command(Session& session, std::string_view line) {
  const std::size_t space = std::min(line.find(' '), line.size());
  const std::string_view name = line.substr(1, space - 1);
  std::string_view what = line.substr(space);
  what.remove_prefix(std::min(what.find_first_not_of(" \t"), what.size()));
  const bool known = name == "dump" || name == "refs" || name == "dis";
  if (!known || what.empty()) {
    if (known)
      session.err().write("vitro: :" + std::string(name) + " needs an object\n");
    else if (!name.empty() && name != "help")
      session.err().write("vitro: there is no command :" + std::string(name) + "\n");
    session.err().write(kHelp);
    return ok;
  }
  return name == "dis" ? show_code(session, what) : show_object(session, what, name == "refs");
}

}  // namespace vitro::cli
