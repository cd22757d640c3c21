# Sourced by ./jarvis and ./test, forks nothing when the answer is known already.
#
#   java_version HOME    sets `version` to the Java version of that home, from its release file; fails if it has none
#   is_jdk25 HOME        whether a whole JDK 25 is there; sets `version`
#   find_jdk25           sets `jdk` to the home of one; fails, with what was found instead in `javas_seen`

java_version() {
  version=
  [ -r "$1/release" ] || return 1
  while IFS='=' read -r key value; do
    [ "$key" = JAVA_VERSION ] || continue
    version=${value#\"}
    version=${version%%\"*}
    return 0
  done <"$1/release"
  return 1
}

is_jdk25() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && java_version "$1" || return 1
  case $version in 25 | 25.* | 25-* | 25+*) return 0 ;; esac
  return 1
}

try_java_home() {
  [ -n "$1" ] && [ -x "$1/bin/java" ] || return 1
  if is_jdk25 "$1"; then
    jdk=$1
    return 0
  fi
  javas_seen="$javas_seen
  $1 (${version:-of unknown version}$([ -x "$1/bin/javac" ] || echo ', without a compiler'))"
  return 1
}

java_home_on_path() {
  on_path=$(command -v java) || return 1
  on_path=$(readlink -f "$on_path" 2>/dev/null) || return 1
  echo "${on_path%/bin/java}"
}

find_jdk25() {
  jdk=
  javas_seen=
  try_java_home "${JAVA_HOME-}" && return 0
  try_java_home "$(java_home_on_path)" && return 0
  for place in /usr/lib/jvm /usr/lib64/jvm /usr/java /opt /opt/java /opt/jdk \
    /Library/Java/JavaVirtualMachines "${HOME-}/Library/Java/JavaVirtualMachines" \
    /opt/homebrew/opt /usr/local/opt /home/linuxbrew/.linuxbrew/opt \
    "${HOME-}/.sdkman/candidates/java" "${HOME-}/.jdks" "${HOME-}/.asdf/installs/java" \
    "${HOME-}/.local/share/mise/installs/java" "${HOME-}/.local/share/rtx/installs/java"; do
    for candidate in "$place"/*; do
      [ -h "$candidate" ] && [ "$place" = /usr/lib/jvm ] && continue # Debian's aliases of the same JDKs
      for found in "$candidate" "$candidate/Contents/Home" "$candidate/libexec/openjdk.jdk/Contents/Home"; do
        try_java_home "$found" && return 0
      done
    done
  done
  return 1
}

say_no_jdk25() {
  echo "$1: this needs a JDK 25, and there is none in JAVA_HOME, on PATH or in the usual places." >&2
  if [ -n "$javas_seen" ]; then
    echo "What there is:$javas_seen" >&2
  else
    echo "There is no other Java either." >&2
  fi
  echo "Install one (Temurin: https://adoptium.net, Debian: openjdk-25-jdk, macOS: brew install openjdk@25," >&2
  echo "sdkman: sdk install java 25-tem), or set JAVA_HOME to where it is." >&2
}
