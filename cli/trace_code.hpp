// What the recorder must be told of instructions and code objects.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "inspect/recorder.hpp"

namespace vitro::cli {

// By opcode, specialised ones included.
[[nodiscard]] std::vector<inspect::InstructionFacts> instruction_facts();

class CodeText final : public inspect::CodeDescriber {
 public:
  // `library`: whether steps in files of the standard library are shown too.
  CodeText(Runtime& rt, bool library) : rt_(rt), library_(library) {}
  inspect::RecordedCode describe(const Code& code) override;
  bool shown(const Code& code) override;
  // Of all code described, each once.
  [[nodiscard]] const std::vector<std::string>& files() const { return files_; }

 private:
  Runtime& rt_;
  bool library_;
  std::vector<std::string> files_;
};

}  // namespace vitro::cli
