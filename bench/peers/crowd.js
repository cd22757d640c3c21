// Sends a document to all who are connected whenever a tracker file changes. Arguments: TRACKER DOCUMENT PORT.
import { readFileSync, watch } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname } from "node:path";
import { Server } from "socket.io";

const [tracker, file, port] = process.argv.slice(2);
const document = JSON.parse(readFileSync(file, "utf8"));
const http = createServer();
const io = new Server(http, { transports: ["websocket"], pingInterval: 10_000, maxHttpBufferSize: 4096 });
io.on("connection", (socket) => socket.emit("instances", document));

async function look() {
  const { metrics } = JSON.parse(await readFile(tracker, "utf8"));
  if (metrics.tasks_completed !== document.data.metrics.tasks_completed) {
    document.data.metrics.tasks_completed = metrics.tasks_completed;
    document.timestamp = new Date().toISOString();
    io.emit("instances", document);
  }
}

watch(dirname(tracker), () => look().catch((trouble) => console.error(trouble)));
http.listen(Number(port), "127.0.0.1");
