// Lines typed at a terminal and edited there with libedit: history, completion, and blocks that are
// pasted as a whole.
#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "cli/line_source.hpp"

struct editline;
struct history;

namespace vitro::cli {

// Names that may go on from `word`; each is the whole word.
using Completions = std::vector<std::string> (*)(Runtime& rt, std::string_view word);

class EditedLines final : public LineSource {
 public:
  // Whether stdin and stdout are a terminal that can be edited on.
  [[nodiscard]] static bool possible();

  EditedLines(Runtime& rt, Completions completions);
  ~EditedLines() override;  // keeps the history
  EditedLines(const EditedLines&) = delete;
  EditedLines& operator=(const EditedLines&) = delete;
  [[nodiscard]] bool started() const { return editor_ != nullptr; }

  Reading read(std::string_view prompt, std::string& text) override;

  // For libedit's callbacks.
  [[nodiscard]] const char* prompt() const { return prompt_.c_str(); }
  int next_character(wchar_t* character);
  unsigned char complete();

 private:
  bool next_byte(char& byte);  // false: end, or Ctrl-C
  bool byte_comes_soon();
  wchar_t decode(char first);
  void read_escape();
  void paste();
  void remember(std::string_view line);
  void list(const std::vector<std::string>& words);

  Runtime& rt_;
  Completions completions_;
  editline* editor_ = nullptr;
  ::history* history_ = nullptr;
  std::string history_path_, prompt_;
  std::deque<wchar_t> queue_;  // read already, not yet given to the editor
  std::string block_;          // pasted lines, whole ones
  bool coloured_ = false;
  bool interrupted_ = false, pasted_ = false, ended_ = false;
};

}  // namespace vitro::cli
