# Sourced by ./jarvis for `jarvis hook`: hands what an agent says in a hook to Jarvis, and Jarvis's answer back. It runs
# before every tool that an agent uses, so it starts no JVM and as few processes as it can.
#
#   exit 0   Jarvis answered; the answer is on standard output
#   exit 1   it did not: nothing was checked, and the agent goes on; standard error says why
#   exit 2   it did not, and --closed was given: a tool that was about to be used is held back

closed=
case "$# ${2-}" in
  "1 ") ;;
  "2 --closed") closed=yes ;;
  *) echo "jarvis: hook takes --closed and nothing else, and what the agent says on standard input." >&2; exit 2 ;;
esac
said=$(cat)

# give_up WHY: whoever did not hear Jarvis knows of no owner.
give_up() {
  held=
  case $said in *'"PreToolUse"'* | *'"BeforeTool"'*) held=$closed ;; esac
  if [ -n "$held" ]; then
    echo "jarvis hook: $1 Held back unchecked, as --closed has it." >&2
    exit 2
  fi
  echo "jarvis hook: $1 Nothing was checked here; the merge will." >&2
  exit 1
}

# A Jarvis that was started again elsewhere is found by its file.
url=${JARVIS_URL-}
file=${JARVIS_BRIEF-}
file=${file%/runs/*}/server.json
if [ -n "${JARVIS_BRIEF-}" ] && [ -r "$file" ]; then
  read -r line <"$file"
  line=${line#*\"url\": \"}
  url=${line%%\"*}
fi
[ -n "$url" ] && [ -n "${JARVIS_TOKEN-}" ] ||
  give_up "JARVIS_URL and JARVIS_TOKEN are not set, so this session is no instance's. jarvis join INSTANCE prints them."
url=${url%/}

# The token goes by a file descriptor: a command line can be read by everybody.
by_curl() {
  answer=$(printf '%s' "$said" | curl -q -sS -f -m 5 --noproxy '*' -K /dev/fd/3 -H 'Content-Type: application/json' \
    -H 'Expect:' --data-binary @- "$url/hook" 3<<TOKEN 2>&1
header = "Authorization: Bearer $JARVIS_TOKEN"
TOKEN
  )
}

by_bash() {
  answer=$(printf '%s' "$said" | AT=${url#http://} bash "$home/build/hook-by-bash" 2>&1)
}

# bash first, as it is there more often; curl took about as long where it was measured (bench/hook).
if command -v bash >/dev/null 2>&1; then
  by_bash
elif command -v curl >/dev/null 2>&1; then
  by_curl
else
  give_up "there is neither bash nor curl to reach Jarvis with. Install one."
fi || give_up "Jarvis did not answer at $url (${answer:-no word of why}). Where it is gone: jarvis resume."
printf '%s\n' "$answer"
exit 0
