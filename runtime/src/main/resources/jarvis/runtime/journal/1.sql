-- One row an event. seq counts from 1 within its stream; hash: see Chain. at is a view into the payload, for people.
CREATE TABLE event (
    stream  TEXT    NOT NULL,
    seq     INTEGER NOT NULL CHECK (seq > 0),
    type    TEXT    NOT NULL,
    at      TEXT    AS (CASE WHEN json_valid(payload) THEN json_extract(payload, '$.at') END) VIRTUAL,
    payload TEXT    NOT NULL,
    hash    TEXT    NOT NULL,
    PRIMARY KEY (stream, seq)
);

-- Lists the streams in the order of their first append without reading every event.
CREATE INDEX first_event ON event (stream) WHERE seq = 1;
