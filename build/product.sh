# Sourced by ./jarvis when there is something to build, and by ./test: builds the product and lays it out.
# Wants $home, the checkout, and $jdk, the home of a JDK 25.
#
# A product is a folder that never changes once it has its name, runtime/target/product/ID: a server that runs keeps
# its jars when a newer build comes, and an AOT cache in there always fits the jars beside it.
#
#   runtime/target/built            touched by Maven with the time at which that build began
#   runtime/target/product/current  the ID to start, written last

target=$home/runtime/target
products=$target/product

sources_changed() {
  [ ! -f "$target/built" ] || [ -n "$(find "$home/pom.xml" "$home/build/picocli/pom.xml" "$home/core/pom.xml" \
    "$home/core/src/main" "$home/runtime/pom.xml" "$home/runtime/src/main" "$home/ai-dawg/pom.xml" "$home/ai-dawg/src/main" "$home/examples" -newer "$target/built" 2>/dev/null)" ]
}

product_changed() {
  [ ! -f "$products/current" ] || [ "$target/built" -nt "$products/current" ]
}

# lock FILE [now]: holds FILE until this shell ends. With `now`, fails at once when another holds it; else waits.
# Where flock exists the kernel lets go of it; else a symbolic link holds the owner's process id.
lock() {
  if command -v flock >/dev/null 2>&1; then
    exec 9>"$1" && flock ${2:+-n} 9
    return
  fi
  link=$1.owner
  waited=0
  until ln -s $$ "$link" 2>/dev/null; do
    owner=$(readlink "$link")
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      take_over "$link" "$owner"
      continue
    fi
    [ -z "${2-}" ] || return 1
    [ "$waited" -lt 900 ] || { echo "jarvis: $link is held by process $owner for 15 minutes. Stop it, or remove the link." >&2; return 1; }
    sleep 1
    waited=$((waited + 1))
  done
  # shellcheck disable=SC2064
  trap "rm -f '$link'" EXIT
  trap 'exit 130' INT TERM HUP
}

# Only one may remove the link of a dead owner, and only if it is still that owner's.
take_over() {
  ln -s $$ "$1.heir" 2>/dev/null || { sleep 1; return; }
  [ "$(readlink "$1")" = "$2" ] && rm -f "$1"
  rm -f "$1.heir"
}

unlock() {
  if command -v flock >/dev/null 2>&1; then
    exec 9>&-
  else
    rm -f "$link"
    trap - EXIT INT TERM HUP
  fi
}

# maven LEVEL ARGUMENTS...: Maven on the JDK 25 that was found, its own warnings about itself silenced. LEVEL is the
# least that it says: `warn` shows what the compiler refuses, which with -q it would not.
maven() {
  level=$1
  shift
  JAVA_HOME=$jdk \
    MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djansi.noreset=true
      -Dorg.slf4j.simpleLogger.defaultLogLevel=$level ${MAVEN_OPTS-}" \
    mvn -B -ntp -f "$home/pom.xml" "$@"
}

build_product() {
  if [ -f "$products/current" ]; then
    echo "jarvis: building what changed" >&2
  else
    echo "jarvis: building for the first time; Maven fetches the libraries, which takes a minute or two" >&2
  fi
  maven warn -pl ai-dawg,runtime -am -Dmaven.test.skip=true package </dev/null >&2
}

# take FROM JAR TO: a program with its libraries.
take() {
  mkdir -p "$3/lib"
  cp -p "$1/$2" "$3/"
  for jar in "$1"/lib/*.jar; do
    case $jar in
      */jarvis-*) cp -p "$jar" "$3/lib/" ;;
      *) ln "$jar" "$3/lib/" 2>/dev/null || cp -p "$jar" "$3/lib/" ;;
    esac
  done
}

lay_out_product() {
  dawg=$home/ai-dawg/target
  id=$(cksum "$target"/jarvis-runtime.jar "$target"/lib/*.jar "$dawg"/*.jar "$dawg"/lib/*.jar 2>/dev/null | cut -d' ' -f1,2 | cksum)
  id=${id%% *}
  if [ ! -d "$products/$id" ]; then
    rm -rf "$products/$id.new"
    take "$target" jarvis-runtime.jar "$products/$id.new"
    if [ -f "$dawg/jarvis-ai-dawg.jar" ]; then take "$dawg" jarvis-ai-dawg.jar "$products/$id.new/dawg"; fi
    mv "$products/$id.new" "$products/$id"
  fi
  echo "$id" >"$products/current.new"
  mv "$products/current.new" "$products/current"
  # Who runs an older product has its caches mapped, but may not have opened all its jars yet.
  find "$products" -name '*.aot' ! -path "$products/$id/*" -exec rm -f {} +
  find "$products" -mindepth 1 -maxdepth 1 -type d -mtime +7 ! -name "$id" -exec rm -rf {} +
}

# Brings the product up to date, one process at a time. Fails with a sentence.
bring_up_to_date() {
  if ! command -v mvn >/dev/null 2>&1; then
    if [ -f "$products/current" ]; then
      echo "jarvis: the sources are newer than the build, and there is no Maven to build them; this is the older build" >&2
      return 0
    fi
    echo "jarvis: not built yet, and there is no Maven to build it. Install Maven 3.8 or newer, then try again." >&2
    return 1
  fi
  lock "$home/build/.lock" || return 1
  if sources_changed && ! build_product; then
    echo "jarvis: the build failed, for the reason above; nothing was started" >&2
    return 1
  fi
  if product_changed; then lay_out_product; fi
  unlock
}
