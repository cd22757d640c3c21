// A document from memory over HTTP. Arguments: FILE PORT.
//   /usual  as it is usually written: an object in node-cache, answered with json()
//   /ready  the kindest to Express: its text and tag are kept ready
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import express from "express";
import NodeCache from "node-cache";

const [file, port] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const cache = new NodeCache({ stdTTL: 3600, useClones: false });
cache.set("instances", JSON.parse(text));
const ready = Buffer.from(text);
const tag = `W/"${createHash("sha256").update(text).digest("hex").slice(0, 24)}"`;

const app = express();
app.get("/usual", (request, response) => {
  response.json(cache.get("instances"));
});
app.get("/ready", (request, response) => {
  response.set({ "Content-Type": "application/json", ETag: tag });
  response.send(ready);
});
app.listen(Number(port), "127.0.0.1");
