# Instance 2. It needs the publisher's address: it raises a blocker, and resolves it when the address is there.
set -eu
echo "$JARVIS_INSTANCE, attempt $JARVIS_ATTEMPT ($JARVIS_PART)" >> "$JARVIS_COORDINATION/../work.log"
jarvis claim progress laying_out_the_page
address() { sed -n 's/.*"board_address" *: *"\([^"]*\)".*/\1/p' "$JARVIS_COORDINATION/integration.json"; }
if [ -z "$(address)" ]; then
  jarvis block "waiting for the publisher to announce board_address"
  while [ -z "$(address)" ]; do sleep 0.2; done
  jarvis unblock --how "the publisher announced $(address)"
fi
value() { sed -n "s/.*\"$1\": \([0-9]*\).*/\1/p" ../feed/summary.json; }
jarvis claim progress filling_in_the_figures
cat > index.html <<PAGE
<!doctype html>
<title>Readings</title>
<h1><data value="$(value total)">$(value total)</data> in all</h1>
<p><data value="$(value count)">$(value count)</data> readings, published at <a href="$(address)">$(address)</a></p>
PAGE
sleep 1
jarvis claim done "the page shows the summary's figures"
