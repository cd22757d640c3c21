# Instance 4. In phase 2 it only prepares its tests; in phase 3 it runs them and writes the report.
set -eu
echo "$JARVIS_INSTANCE, attempt $JARVIS_ATTEMPT ($JARVIS_PART)" >> "$JARVIS_COORDINATION/../work.log"
if [ "$JARVIS_PART" = prep ]; then
  jarvis claim progress writing_the_tests
  cat > run.sh <<'TESTS'
cd "$(dirname "$0")/.."
failed=0 number=0
check() { number=$((number + 1)); if [ "$2" = "$3" ]; then echo "ok $number - $1"; else echo "not ok $number - $1: $2 is not $3"; failed=1; fi; }
json() { sed -n "s/.*\"$1\": \([0-9]*\).*/\1/p" feed/summary.json; }
echo 1..4
check "the count is the number of readings" "$(json count)" "$(wc -l < feed/readings.csv | tr -d ' ')"
check "the total is the sum of the readings" "$(json total)" "$(awk -F, '{ sum += $2 } END { print sum }' feed/readings.csv)"
check "the page shows the total" "$(sed -n 's/.*<h1><data value="\([0-9]*\)">.*/\1/p' board/index.html)" "$(json total)"
check "the page shows the count" "$(sed -n 's/.*<p><data value="\([0-9]*\)">.*/\1/p' board/index.html)" "$(json count)"
exit $failed
TESTS
  jarvis claim done "four tests are written"
else
  jarvis claim progress recounting
  { echo "# What was compared"; bash run.sh; } > report.md
  cat report.md
  jarvis claim done "every figure was recounted"
fi
