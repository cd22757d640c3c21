# Instance 1. Its first attempt claims to be done with a total that it typed in: the checkpoint finds out.
set -eu
echo "$JARVIS_INSTANCE, attempt $JARVIS_ATTEMPT ($JARVIS_PART)" >> "$JARVIS_COORDINATION/../work.log"
jarvis claim progress producing_readings
awk 'BEGIN { srand(7); for (minute = 1; minute <= 120; minute++) print minute "," int(40 + 20 * rand()) }' > readings.csv
sleep 1
if [ "$JARVIS_ATTEMPT" -eq 1 ]; then
  echo "the total is about right, nobody will recount it"
  total=4700
else
  echo "reading what the checkpoint found:"
  sed -n '/came back/,$p' "$JARVIS_BRIEF" | head -n 20
  total=$(awk -F, '{ sum += $2 } END { print sum }' readings.csv)
fi
printf '{ "count": 120, "total": %s }\n' "$total" > summary.json
jarvis claim done "120 readings and their summary"
