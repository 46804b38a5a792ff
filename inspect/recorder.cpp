// The recorder's view of the running program: steps, frames and their slots.
#include "inspect/recorder.hpp"

#include "inspect/describe.hpp"
#include "objects/code.hpp"
#include "objects/exception.hpp"
#include "objects/tuple.hpp"

namespace vitro::inspect {

Recorder::Recorder(Runtime& rt, std::span<const InstructionFacts> facts, CodeDescriber& codes)
    : rt_(rt), facts_(facts), describer_(codes) {
  known_.emplace_back();  // place 0 is nobody's
  rt.heap.for_each_object([this](Object& object) { add_known(&object, 0, true); });
  // The first three ids: readers rely on them.
  for (const Object* type :
       {static_cast<Object*>(rt.types.type), static_cast<Object*>(rt.types.int_)})
    id_of(place_of(type));
  rt.heap.observe(this);
}

void Recorder::stop() {
  if (!on_) return;
  on_ = false;
  rt_.heap.observe(nullptr);
}

void Recorder::give_up() {
  recording_.events.resize(complete_);
  recording_.ending = Ending::memory;
  stop();
  if (at_limit) at_limit(limit_context, Ending::memory);
}

void Recorder::begin_settling() {
  ++settling_;
  deep_ = (last_.effects & InstructionFacts::kDeep) != 0;
  settle_births();
}

void Recorder::settle() {
  if (raised_.place && known_[raised_.place].id == raised_.id) look_into(raised_.place);
  raised_ = {};
  settle_edges();
  settle_deaths();
  settle_counts();
  if (passing_) {
    out_ << Event::passing;
    out_.number(passing_);
    passing_ = 0;
  }
  freed_here_.clear();
  reused_ = false;
}

void Recorder::step(const Moment& moment) {
  guarded([&] {
    if (!shown(*moment.code)) {
      unseen_ = true;
      return;
    }
    begin_settling();
    reach(moment);
    expect_changes();
    settle();
    note_position(moment.unit);
  });
  if (!on_) return;
  const bool interrupted = interrupt && *interrupt;
  if (!interrupted && (max_steps == 0 || recording_.steps < max_steps)) return;
  end(interrupted ? Ending::interrupted : Ending::limit);
}

void Recorder::end(Ending why) {
  recording_.ending = why;
  stop();
  if (at_limit) at_limit(limit_context, why);
}

void Recorder::leave(const Moment& moment) {
  guarded([&] {
    if (frames_.empty() || frames_.back().depth < moment.depth) return;
    begin_settling();
    if (moment.stack_top) {
      reach(moment);
      expect_changes();
    }
    // The outermost frame stands until the recording ends.
    if (frames_.front().depth < moment.depth) {
      while (frames_.back().depth >= moment.depth) pop_frame();
      settle();
      note_position(frames_.back().unit);
      last_.effects |= InstructionFacts::kDeep;  // whatever it is: native code goes on
      return;
    }
    settle();
  });
}

void Recorder::raise(const Moment& moment, Exception& exception) {
  guarded([&] {
    if (!shown(*moment.code)) return;
    begin_settling();
    reach(moment);
    raised_ = target_of(&exception);
    scratch_.clear();
    describe(rt_, *exception.type, scratch_);
    if (Tuple* args = exception.args; args && args->length() > 0) {
      scratch_ += '(';
      for (std::uint32_t i = 0; i < args->length() && i < 3; ++i) {
        if (i) scratch_ += ", ";
        const std::size_t before = scratch_.size();
        describe(rt_, (*args)[i], scratch_);
        if (scratch_.size() == before) scratch_ += "…";
      }
      scratch_ += args->length() > 3 ? ", …)" : ")";
    }
    out_ << Event::raise;
    ref(raised_);
    out_.text(scratch_);
    expect_changes();
  });
}

void Recorder::output(int stream, std::string_view utf8) {
  guarded([&] {
    out_ << Event::output;
    out_.number(static_cast<std::uint64_t>(stream)).text(utf8);
  });
}

void Recorder::finish(Ending why) {
  guarded([&] {
    begin_settling();
    while (frames_.size() > 1) pop_frame();
    if (!frames_.empty()) cut_stack(0);
    settle();
    if (!frames_.empty()) note_position(frames_.back().unit);
    recording_.ending = why;
  });
  stop();
}

// ---- frames ----

const InstructionFacts& Recorder::facts_at(const Code& code, std::uint32_t unit) const {
  return facts_[code.units[unit].opcode];
}

void Recorder::note_position(std::uint32_t unit) {
  FrameShadow& frame = frames_.back();
  if (frame.begun && unit == frame.unit + facts_at(*frame.code, frame.unit).units) {
    out_ << Event::next;
  } else {
    out_ << Event::at;
    out_.number(unit);
  }
  frame.begun = true;
  frame.unit = unit;
  last_ = facts_at(*frame.code, unit);
  ++recording_.steps;
  credit_ += 4;
  complete_ = recording_.events.size();
}

// Brings the frames that are known to those that run.
void Recorder::reach(const Moment& moment) {
  while (!frames_.empty() && frames_.back().depth > moment.depth) pop_frame();
  if (!frames_.empty() && frames_.back().depth == moment.depth) {
    const FrameShadow& top = frames_.back();
    const bool another =
        top.locals != moment.locals || top.code != moment.code || (moment.unit == 0 && top.begun);
    if (another) pop_frame();
  }
  if (frames_.empty() || frames_.back().depth < moment.depth) {
    if (moment.caller_top && !frames_.empty() && frames_.back().depth + 1 == moment.depth) {
      const FrameShadow& caller = frames_.back();
      const auto size = static_cast<std::size_t>(moment.caller_top - caller.locals);
      cut_stack(size > caller.local_count ? size - caller.local_count : 0);
    }
    push_frame(moment);
  }
  compare_slots(moment);
}

bool Recorder::shown(const Code& code) {
  const Place place = place_of(&code);
  if (known_[place].extra == 0) {
    if (describer_.shown(code)) {
      recording_.codes.push_back(describer_.describe(code));
      known_[place].extra = static_cast<std::uint32_t>(recording_.codes.size()) + 1;
    } else {
      known_[place].extra = 1;
    }
  }
  return known_[place].extra > 1;
}

void Recorder::push_frame(const Moment& moment) {
  FrameShadow frame{.code = moment.code,
                    .locals = moment.locals,
                    .first = slots_.size(),
                    .local_count = moment.code->local_count,
                    .unit = 0,
                    .depth = moment.depth,
                    .names = moment.names,
                    .globals = reinterpret_cast<Object*>(moment.globals),
                    .callable = target_of(moment.locals[-1]),
                    .generator = target_of(moment.generator)};
  const Target names = target_of(moment.names), globals = target_of(frame.globals);
  out_ << Event::enter;
  out_.number(known_[place_of(moment.code)].extra - 2);
  ref(frame.callable);
  ref(frame.generator);
  ref(names);
  ref(globals);
  hold(frame.callable);
  look_at(frame.generator.place);
  slots_.resize(slots_.size() + frame.local_count);
  frames_.push_back(frame);
}

void Recorder::pop_frame() {
  const FrameShadow frame = frames_.back();
  for (std::size_t i = frame.first; i < slots_.size(); ++i) empty(slots_[i]);
  slots_.resize(frame.first);
  let_go(frame.callable);
  if (frame.generator.place && known_[frame.generator.place].id == frame.generator.id)
    look_at(frame.generator.place);
  frames_.pop_back();
  out_ << Event::leave;
}

bool Recorder::same(const Slot& slot, const Object* object) const {
  if (slot.object != object) return false;
  return !reused_ || !object || known_[place_of(object)].id == slot.target.id;
}

void Recorder::empty(Slot& slot) {
  if (!slot.target.place) return;
  if (slot.owned) let_go(slot.target);
  if (!(last_.effects & InstructionFacts::kPure) && known_[slot.target.place].id == slot.target.id)
    deep_ ? look_into(slot.target.place) : look_at(slot.target.place);
}

void Recorder::put(Slot& slot, Object* object, bool owned) {
  slot = {object, target_of(object), owned};
  if (!slot.target.place) return;
  if (owned) hold(slot.target);
  if (!(last_.effects & InstructionFacts::kPure)) look_at(slot.target.place);
}

void Recorder::cut_stack(std::size_t size) {
  const FrameShadow& frame = frames_.back();
  const std::size_t end = frame.first + frame.local_count + size;
  if (slots_.size() <= end) return;
  out_ << Event::pop;
  out_.number(slots_.size() - end);
  for (std::size_t i = end; i < slots_.size(); ++i) empty(slots_[i]);
  slots_.resize(end);
}

void Recorder::compare_slots(const Moment& moment) {
  const FrameShadow& frame = frames_.back();
  for (std::uint32_t i = 0; i < frame.local_count; ++i) {
    if (same(slots_[frame.first + i], moment.locals[i])) continue;
    const Target target = target_of(moment.locals[i]);
    out_ << Event::local;
    out_.number(i);
    ref(target);
    empty(slots_[frame.first + i]);
    put(slots_[frame.first + i], moment.locals[i], true);
  }
  Object* const* stack = moment.locals + frame.local_count;
  const auto depth = static_cast<std::size_t>(moment.stack_top - stack);
  const std::size_t bottom = frame.first + frame.local_count;
  const std::size_t known = slots_.size() - bottom;
  std::size_t common = 0;
  while (common < depth && common < known && same(slots_[bottom + common], stack[common])) ++common;
  cut_stack(common);
  const bool borrows = (last_.effects & InstructionFacts::kBorrows) != 0;
  for (std::size_t i = common; i < depth; ++i) {
    const Target target = target_of(stack[i]);
    const bool owned = !(borrows && i + 1 == depth);
    out_ << (owned ? Event::push : Event::push_borrowed);
    ref(target);
    slots_.emplace_back();
    put(slots_.back(), stack[i], owned);
  }
}

// What the instruction may have changed beside its operands.
void Recorder::expect_changes() {
  if (frames_.empty()) return;
  const FrameShadow& frame = frames_.back();
  const std::uint8_t effects = last_.effects;
  if (effects & InstructionFacts::kBindsName) look_at(place_of(frame.names));
  if (effects & InstructionFacts::kBindsGlobal) look_at(place_of(frame.globals));
  if (effects & InstructionFacts::kBindsCell)
    for (std::uint32_t i = 0; i < frame.local_count; ++i) {
      const Object* local = slots_[frame.first + i].object;
      if (local && place_of(local) && local->type == rt_.types.cell) look_at(place_of(local));
    }
  if (effects & InstructionFacts::kBelow) {
    const std::size_t bottom = frame.first + frame.local_count;
    for (std::size_t i = slots_.size(); i > bottom && i + 4 > slots_.size(); --i)
      look_at(place_of(slots_[i - 1].object));
  }
}

}  // namespace vitro::inspect
