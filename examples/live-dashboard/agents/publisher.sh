# Instance 3. It announces the board's address once somebody asks for it, and lists what is published.
set -eu
echo "$JARVIS_INSTANCE, attempt $JARVIS_ATTEMPT ($JARVIS_PART)" >> "$JARVIS_COORDINATION/../work.log"
jarvis claim progress choosing_an_address
until grep -q board_address "$JARVIS_COORDINATION/blockers.md"; do sleep 0.2; done
sleep 1
jarvis claim integration board_address "https://board.invalid/readings"
(cd .. && cksum feed/readings.csv feed/summary.json) > manifest.txt
cat manifest.txt
jarvis claim done "the address is announced, the manifest is written"
