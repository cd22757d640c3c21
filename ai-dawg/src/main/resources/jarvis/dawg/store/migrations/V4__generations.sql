create table generation (
  id varchar(36) primary key,
  asked_millis bigint not null,
  day bigint not null,
  state varchar(10) not null,
  genre varchar(20) not null,
  musical_key varchar(20) not null,
  tempo integer not null,
  bars integer not null,
  seed bigint not null,
  took_millis bigint not null,
  reason varchar(500) not null
);

create index generation_asked on generation (asked_millis);
create index generation_state on generation (state, day);
