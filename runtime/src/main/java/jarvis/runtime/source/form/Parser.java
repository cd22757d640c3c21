package jarvis.runtime.source.form;

import tools.jackson.databind.JsonNode;

/** Reads one form of documents. Reading is strict: half a document, or one that says a key twice, is none. */
public interface Parser {
    JsonNode read(byte[] bytes) throws Malformed;
}
