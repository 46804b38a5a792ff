# What scripts/vitro and scripts/test share: packages, configuring, building. Sourced by bash with `root` set to the
# checkout. Everything it says goes to stderr, because stdout belongs to the program that is run.

build_packages=(g++ cmake ninja-build libboost-container-dev libfmt-dev libspdlog-dev libgmp-dev libutf8proc-dev
  libunistring-dev libcli11-dev libedit-dev esbuild)
test_packages=(catch2 nlohmann-json3-dev libbenchmark-dev python3)

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

# need_packages <package>...: installs those that are missing, or says what to type and fails.
need_packages() {
  if ! command -v dpkg-query >/dev/null; then
    say "not a Debian system: taking the compiler, CMake 3.25, Ninja and the libraries as they are"
    return 0
  fi
  local installed missing=() package
  # Names come back with their state; one that dpkg never heard of is only left out.
  installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null) || true
  for package in "$@"; do
    [ "$package" = g++ ] && [ -n "${CXX:-}" ] && continue
    [[ $'\n'$installed$'\n' == *$'\n'"$package installed"$'\n'* ]] || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return 0

  local as_root=() command="apt-get install -y --no-install-recommends ${missing[*]}"
  say "missing packages: ${missing[*]}"
  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
      say "not root and no sudo here; as root, type:"
      printf '  apt-get update && %s\n' "$command" >&2
      return 1
    fi
    # Without a terminal a password prompt would wait for ever, so sudo may ask only where somebody can answer.
    if sudo -n true 2>/dev/null; then as_root=(sudo -n)
    elif { : </dev/tty; } 2>/dev/null; then as_root=(sudo)
    else
      say "sudo wants a password and there is no terminal to ask on; type:"
      printf '  sudo apt-get update && sudo %s\n' "$command" >&2
      return 1
    fi
  fi

  local log=$root/build/packages.log
  mkdir -p "$root/build"
  say "installing them: ${as_root[*]:+${as_root[0]} }$command"
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120)
  # A failed update is no reason to stop: the lists may already name what is needed.
  "${apt[@]}" update </dev/null >"$log" 2>&1 || say "apt-get update failed; trying with the lists at hand"
  if ! "${apt[@]}" install -y --no-install-recommends "${missing[@]}" </dev/null >>"$log" 2>&1; then
    tail -n 15 "$log" >&2
    say "could not install them (all of it in $log); type:"
    printf '  %s apt-get update && %s %s\n' "${as_root[0]:-}" "${as_root[0]:-}" "$command" | sed 's/  */ /g; s/^ */  /' >&2
    return 1
  fi
}

# build <preset> [target]...: configures and builds in build/<preset>; on failure shows the end of the log.
build() {
  local preset=$1 folder=$root/build/$1 log=$root/build/$1.log started=$SECONDS fresh=()
  shift
  mkdir -p "$folder"
  # A second run waits for the first instead of building over it.
  exec 9>"$folder.lock"
  flock 9
  # A checkout that was moved or copied brings a cache that names its old place.
  if [ -f "$folder/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
    fresh=(--fresh)
  fi
  say "building $preset (log: build/$preset.log)"
  if ! {
    # Configured each time: Ninja would not notice a changed preset or a library that was installed since.
    (cd "$root" && cmake --preset "$preset" "${fresh[@]}" && cmake --build --preset "$preset" ${1:+--target "$@"}) \
      </dev/null 2>&1 9>&- | tee "$log" | show_progress
    [ "${PIPESTATUS[0]}" = 0 ]
  }; then
    tail -n 40 "$log" >&2
    say "could not build $preset; the whole log is $log"
    return 1
  fi
  exec 9>&-
  say "built $preset in $((SECONDS - started)) s"
}

# On a terminal the build is one line that keeps changing; elsewhere it is silent until it is done.
show_progress() {
  if [ -t 2 ]; then
    awk '{ printf "\r\033[K%.79s", $0; fflush() } END { printf "\r\033[K" }' >&2
  else
    cat >/dev/null
  fi
}
