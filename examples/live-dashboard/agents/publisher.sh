# Instance 3. It announces the board's address as an integration point, and lists what is published.
set -eu
echo "$JARVIS_INSTANCE, attempt $JARVIS_ATTEMPT ($JARVIS_PART)" >> ../work.log
jarvis claim progress choosing_an_address
sleep 3
jarvis claim integration board_address "https://board.invalid/readings"
(cd .. && cksum feed/readings.csv feed/summary.json) > manifest.txt
cat manifest.txt
jarvis claim done "the address is announced, the manifest is written"
