-- What is here is not the truth and is not exported: without it a start knows less, and nothing is wrong.

-- What each source said last. form names what the document means: see DocumentForm.
CREATE TABLE source_document (
    source   TEXT NOT NULL PRIMARY KEY,
    form     TEXT NOT NULL,
    document TEXT NOT NULL
);

-- The times in which a Jarvis recorded values, in seconds since 1970. ended: in order, and not killed.
CREATE TABLE presence (
    id    INTEGER PRIMARY KEY,
    began INTEGER NOT NULL,
    seen  INTEGER NOT NULL,
    ended INTEGER NOT NULL
);

-- What was said of a value from a second on, until its next row or the end of the presence.
CREATE TABLE past_reading (
    id       INTEGER PRIMARY KEY,
    name     TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    presence INTEGER NOT NULL,
    quality  TEXT    NOT NULL,
    reason   TEXT,
    detail   TEXT,
    value    TEXT,
    as_of    TEXT,
    source   TEXT,
    kind     TEXT,
    revision TEXT,
    UNIQUE (name, at)
);
