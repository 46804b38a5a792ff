#include "cli/edited_lines.hpp"

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <histedit.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compiler/source.hpp"

#if defined(__SANITIZE_ADDRESS__)
// libedit 3.1 does not free the wide copies of its terminal's strings.
// Seen by the sanitizer's library, though all else is hidden.
extern "C" [[gnu::visibility("default")]] const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:wcsdup\n"; }
#endif

namespace vitro::cli {

namespace {

constexpr int kHistoryLines = 2000;
constexpr char kInvisible = '\1';  // around what moves no cursor, in prompts
constexpr std::string_view kPasteBegins = "[200~", kPasteEnds = "\033[201~";
constexpr std::string_view kPasteOn = "\033[?2004h", kPasteOff = "\033[?2004l";

EditedLines& lines_of(EditLine* editor) {
  void* lines = nullptr;
  el_get(editor, EL_CLIENTDATA, &lines);
  return *static_cast<EditedLines*>(lines);
}

const char* variable(const char* name) {
  const char* value = std::getenv(name);
  return value && *value ? value : nullptr;
}

std::string history_file() {
  if (const char* chosen = std::getenv("VITRO_HISTORY")) return chosen;
  const char* home = variable("HOME");
  return home ? std::string(home) + "/.vitro_history" : std::string();
}

void tell(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(1, text.data(), text.size());
    if (written < 0 && errno != EINTR) return;
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string to_utf8(const wchar_t* text, const wchar_t* end) {
  std::string out;
  for (; text != end; ++text) compiler::append_utf8(out, static_cast<char32_t>(*text));
  return out;
}

// The part of a line that a name can be completed from: names joined by dots.
std::string_view last_word(std::string_view line) {
  std::size_t start = line.size();
  const auto belongs = [](unsigned char c) {
    return std::isalnum(c) || c == '_' || c == '.' || c >= 0x80;
  };
  while (start > 0 && belongs(static_cast<unsigned char>(line[start - 1]))) --start;
  return line.substr(start);
}

std::string common_start(const std::vector<std::string>& words) {
  std::string common = words.front();
  for (const std::string& word : words) {
    const auto ends = std::mismatch(common.begin(), common.end(), word.begin(), word.end());
    common.erase(ends.first, common.end());
  }
  return common;
}

}  // namespace

bool EditedLines::possible() {
  const char* terminal = variable("TERM");
  return isatty(0) && isatty(1) && terminal && std::strcmp(terminal, "dumb") != 0;
}

EditedLines::EditedLines(Runtime& rt, Completions completions)
    : rt_(rt), completions_(completions), history_path_(history_file()) {
  // The editor draws what it is given: characters, not octets.
  std::setlocale(LC_CTYPE, "C.UTF-8");
  coloured_ = !variable("NO_COLOR");
  editor_ = el_init("vitro", stdin, stdout, stderr);
  if (!editor_) return;
  el_set(editor_, EL_CLIENTDATA, static_cast<void*>(this));
  el_set(editor_, EL_SIGNAL, 0);
  el_set(editor_, EL_PROMPT_ESC, static_cast<char* (*)(EditLine*)>([](EditLine* editor) {
           return const_cast<char*>(lines_of(editor).prompt());
         }),
         kInvisible);
  el_wset(editor_, EL_GETCFN,
          static_cast<int (*)(EditLine*, wchar_t*)>([](EditLine* editor, wchar_t* character) {
            return lines_of(editor).next_character(character);
          }));
  el_set(editor_, EL_EDITOR, "emacs");
  el_set(editor_, EL_ADDFN, "complete", "completes names and attributes",
         static_cast<unsigned char (*)(EditLine*, int)>(
             [](EditLine* editor, int) { return lines_of(editor).complete(); }));
  el_set(editor_, EL_BIND, "^I", "complete", nullptr);
  el_set(editor_, EL_BIND, "^R", "em-inc-search-prev", nullptr);
  history_ = history_init();
  if (history_) {
    HistEvent event;
    ::history(history_, &event, H_SETSIZE, kHistoryLines);
    ::history(history_, &event, H_SETUNIQUE, 1);
    if (!history_path_.empty()) ::history(history_, &event, H_LOAD, history_path_.c_str());
    el_set(editor_, EL_HIST, ::history, history_);
  }
  el_source(editor_, nullptr);
}

EditedLines::~EditedLines() {
  if (history_) {
    HistEvent event;
    const mode_t mask = umask(077);
    if (!history_path_.empty()) ::history(history_, &event, H_SAVE, history_path_.c_str());
    umask(mask);
    history_end(history_);
  }
  if (editor_) el_end(editor_);
}

void EditedLines::remember(std::string_view line) {
  if (!history_ || line.find_first_not_of(" \t") == line.npos) return;
  HistEvent event;
  ::history(history_, &event, H_ENTER, std::string(line).c_str());
}

Reading EditedLines::read(std::string_view prompt, std::string& text) {
  prompt_.clear();
  // Only the usual prompts are ours to colour.
  const bool colour = coloured_ && (prompt == ">>> " || prompt == "... ");
  if (colour) ((prompt_ += kInvisible) += "\033[1;32m") += kInvisible;
  prompt_ += prompt;
  if (colour) ((prompt_ += kInvisible) += "\033[0m") += kInvisible;
  interrupted_ = pasted_ = ended_ = false;
  tell(kPasteOn);
  el_resize(editor_);
  int count = 0;
  const wchar_t* line = el_wgets(editor_, &count);
  const bool cut = interrupted_ || pasted_;
  if (!cut && line && count > 0) {
    text = to_utf8(line, line + count);
    if (text.ends_with('\n')) text.pop_back();
    remember(text);
  }
  if (cut) el_reset(editor_);
  tell(kPasteOff);
  if (interrupted_) {
    block_.clear();
    queue_.clear();
    return Reading::interrupted;
  }
  if (!cut && (!line || count <= 0)) return Reading::end;
  if (pasted_ && !queue_.empty()) {
    // The last line was pasted without its end: it is there to be edited, and ends the block.
    std::string last;
    const std::string whole = std::exchange(block_, {});
    const Reading how = read("... ", last);
    if (how != Reading::line && how != Reading::block) return how;
    text = whole + last + (how == Reading::line ? "\n" : "");
    return Reading::block;
  }
  if (pasted_) {
    text = std::exchange(block_, {});
    return Reading::block;
  }
  return Reading::line;
}

// ---- reading characters ----

bool EditedLines::next_byte(char& byte) {
  // A key that comes between looking for it and waiting must not be slept over: it is let in only
  // while waiting.
  sigset_t key, before;
  sigemptyset(&key);
  sigaddset(&key, SIGINT);
  sigprocmask(SIG_BLOCK, &key, &before);
  bool got = false;
  for (;;) {
    interrupted_ = interrupted_by_key(rt_);
    if (interrupted_) break;
    pollfd wait{0, POLLIN, 0};
    if (ppoll(&wait, 1, nullptr, &before) < 0 && errno == EINTR) continue;
    const ssize_t count = ::read(0, &byte, 1);
    if (count < 0 && errno == EINTR) continue;
    got = count == 1;
    break;
  }
  sigprocmask(SIG_SETMASK, &before, nullptr);
  return got;
}

bool EditedLines::byte_comes_soon() {
  pollfd wait{0, POLLIN, 0};
  return poll(&wait, 1, 30) == 1;
}

wchar_t EditedLines::decode(char first) {
  const auto lead = static_cast<unsigned char>(first);
  const int more = lead < 0xc0 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
  char32_t character = more == 0 ? lead : lead & (0x3f >> more);
  for (int i = 0; i < more; ++i) {
    char byte;
    if (!next_byte(byte)) break;
    character = character << 6 | (static_cast<unsigned char>(byte) & 0x3f);
  }
  return static_cast<wchar_t>(character);
}

// What follows an escape, up to the point where it can be no paste: the editor knows the rest.
void EditedLines::read_escape() {
  queue_.push_back(L'\033');
  std::string seen;
  while (seen.size() < kPasteBegins.size() && byte_comes_soon()) {
    char byte;
    if (!next_byte(byte)) return;
    if (byte != kPasteBegins[seen.size()]) {
      for (const char c : seen) queue_.push_back(c);
      queue_.push_back(decode(byte));
      return;
    }
    seen += byte;
  }
  if (seen == kPasteBegins) {
    queue_.pop_back();
    return paste();
  }
  for (const char c : seen) queue_.push_back(c);
}

void EditedLines::paste() {
  std::string text;
  char byte;
  while (!text.ends_with(kPasteEnds) && next_byte(byte)) text += byte == '\r' ? '\n' : byte;
  if (text.ends_with(kPasteEnds)) text.resize(text.size() - kPasteEnds.size());
  const std::size_t last = text.rfind('\n');
  std::string rest = text;
  if (last != text.npos) {
    const LineInfoW& typed = *el_wline(editor_);
    rest = text.substr(last + 1);
    block_ = to_utf8(typed.buffer, typed.lastchar) + text.substr(0, last + 1);
    pasted_ = true;
    // As it would look had it been typed.
    for (std::size_t at = 0; at <= last;) {
      const std::size_t end = text.find('\n', at);
      tell(at ? "... " : "");
      tell(text.substr(at, end - at) + "\r\n");
      at = end + 1;
    }
    for (std::size_t at = 0; at < block_.size();) {
      const std::size_t end = block_.find('\n', at);
      remember(std::string_view(block_).substr(at, end - at));
      at = end + 1;
    }
  }
  rest = compiler::with_replacement_characters(rest);
  for (std::size_t at = 0; at < rest.size();) {
    std::size_t length;
    const char32_t character = compiler::decode_utf8(std::string_view(rest).substr(at), length);
    // A tab would ask for completion.
    queue_.insert(queue_.end(), character == '\t' ? 4 : 1,
                  character == '\t' ? L' ' : static_cast<wchar_t>(character));
    at += std::max<std::size_t>(length, 1);
  }
}

int EditedLines::next_character(wchar_t* character) {
  while (queue_.empty()) {
    char byte;
    if (!next_byte(byte)) return interrupted_ ? -1 : 0;
    if (byte != '\033') {
      *character = decode(byte);
      return interrupted_ ? -1 : 1;
    }
    read_escape();
    if (interrupted_ || pasted_) return -1;
  }
  *character = queue_.front();
  queue_.pop_front();
  return 1;
}

// ---- completion ----

void EditedLines::list(const std::vector<std::string>& words) {
  std::size_t widest = 0;
  for (const std::string& word : words) widest = std::max(widest, compiler::count_characters(word));
  winsize size{};
  const std::size_t columns = ioctl(1, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 80;
  const std::size_t across = std::max<std::size_t>(1, columns / (widest + 2));
  const std::size_t rows = (words.size() + across - 1) / across;
  std::string text = "\r\n";
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t i = row; i < words.size(); i += rows) {
      text += words[i];
      if (i + rows < words.size())
        text.append(widest + 2 - compiler::count_characters(words[i]), ' ');
    }
    text += "\r\n";
  }
  tell(text);
}

unsigned char EditedLines::complete() {
  const LineInfoW& line = *el_wline(editor_);
  const std::string before = to_utf8(line.buffer, line.cursor);
  const std::string_view word = last_word(before);
  if (word.empty()) {
    // Nothing to complete: the key indents.
    el_insertstr(editor_, "    ");
    return CC_REFRESH;
  }
  const std::vector<std::string> found = completions_(rt_, word);
  if (found.empty()) return CC_REFRESH_BEEP;
  const std::string common = common_start(found);
  if (common.size() > word.size()) {
    el_insertstr(editor_, common.substr(word.size()).c_str());
    return CC_REFRESH;
  }
  if (found.size() == 1) return CC_REFRESH;
  list(found);
  return CC_REDISPLAY;
}

}  // namespace vitro::cli
