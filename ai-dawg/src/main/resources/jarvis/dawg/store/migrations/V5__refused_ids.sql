-- Ids of events that were refused, each counted once: the first 16 bytes of SHA-256, as an id that is refused may be of any
-- length and hold what no column takes.
create table refused_id (
  hash varchar(32) primary key,
  received_millis bigint not null
);
