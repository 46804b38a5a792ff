// The table of allocators, and those that are other people's: malloc, mimalloc, jemalloc.
#include "objects/heap/allocators.hpp"

#include <cstdlib>
#include <new>

#include <dlfcn.h>

// Debian has jemalloc as an archive, which is linked with its symbols hidden (see CMakeLists.txt).
#ifdef VITRO_JEMALLOC
extern "C" {
void* vitro_jemalloc_malloc(std::size_t bytes);
void vitro_jemalloc_sdallocx(void* memory, std::size_t bytes, int flags);
}
#endif
// Of mimalloc it has a shared library alone, which a static program cannot load: there the weak
// reference stays null.
extern "C" [[gnu::weak]] void* dlopen(const char* file, int mode) noexcept;
extern "C" [[gnu::weak]] void* dlsym(void* library, const char* name) noexcept;

namespace vitro {

namespace {

class Malloc final : public MemoryResource {
  void* do_allocate(std::size_t bytes, std::size_t) override {
    if (void* memory = std::malloc(bytes)) return memory;
    throw std::bad_alloc();
  }
  void do_deallocate(void* memory, std::size_t, std::size_t) override { std::free(memory); }
  [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override {
    return this == &other;
  }
};

std::unique_ptr<MemoryResource> make_malloc(std::size_t) { return std::make_unique<Malloc>(); }

class Mimalloc final : public MemoryResource {
 public:
  using Take = void* (*)(std::size_t bytes);
  using Give = void (*)(void* memory);
  Mimalloc(Take take, Give give) : take_(take), give_(give) {}

 private:
  void* do_allocate(std::size_t bytes, std::size_t) override {
    if (void* memory = take_(bytes)) return memory;
    throw std::bad_alloc();
  }
  void do_deallocate(void* memory, std::size_t, std::size_t) override { give_(memory); }
  [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override {
    return this == &other;
  }

  Take take_;
  Give give_;
};

std::unique_ptr<MemoryResource> make_mimalloc(std::size_t) {
  // The addresses are compared through volatile: the compiler knows that a function has one.
  void* (*volatile open)(const char*, int) = dlopen;
  void* (*volatile find)(void*, const char*) = dlsym;
  if (!open || !find) return nullptr;
  // Local, or its malloc would take the place of everybody's.
  for (const char* name : {"libmimalloc.so.2", "libmimalloc.so.2.0", "libmimalloc.so"}) {
    void* library = open(name, RTLD_NOW | RTLD_LOCAL);
    if (!library) continue;
    const auto take = reinterpret_cast<Mimalloc::Take>(find(library, "mi_malloc"));
    const auto give = reinterpret_cast<Mimalloc::Give>(find(library, "mi_free"));
    if (take && give) return std::make_unique<Mimalloc>(take, give);
  }
  return nullptr;
}

#ifdef VITRO_JEMALLOC
class Jemalloc final : public MemoryResource {
  void* do_allocate(std::size_t bytes, std::size_t) override {
    if (void* memory = vitro_jemalloc_malloc(bytes)) return memory;
    throw std::bad_alloc();
  }
  void do_deallocate(void* memory, std::size_t bytes, std::size_t) override {
    vitro_jemalloc_sdallocx(memory, bytes, 0);
  }
  [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override {
    return this == &other;
  }
};

std::unique_ptr<MemoryResource> make_jemalloc(std::size_t) { return std::make_unique<Jemalloc>(); }
#else
std::unique_ptr<MemoryResource> make_jemalloc(std::size_t) { return nullptr; }
#endif

constexpr Allocator kAllocators[] = {
    {"pool", "free lists over pages: the default", Cells::pooled, make_malloc, ""},
    {"malloc", "the C library's", Cells::alone, make_malloc, ""},
    {"arena", "a pointer through chunks; a chunk goes back when all of it is dead", Cells::alone,
     make_arena, ""},
    {"monotonic", "a pointer that moves; nothing goes back before the end", Cells::alone,
     make_monotonic, ""},
    {"mimalloc", "Microsoft's", Cells::alone, make_mimalloc,
     "install libmimalloc2.0 and use a program that is not linked static "
     "(cmake -DVITRO_STATIC=OFF): Debian has it as a shared library only"},
    {"jemalloc", "FreeBSD's", Cells::alone, make_jemalloc,
     "install libjemalloc-dev and build again"},
};

}  // namespace

std::span<const Allocator> allocators() { return kAllocators; }

const Allocator* find_allocator(std::string_view name) {
  for (const Allocator& allocator : kAllocators)
    if (allocator.name == name) return &allocator;
  return nullptr;
}

std::string allocator_names() {
  std::string names;
  for (const Allocator& allocator : kAllocators) {
    if (!names.empty()) names += ", ";
    names += allocator.name;
  }
  return names;
}

}  // namespace vitro
