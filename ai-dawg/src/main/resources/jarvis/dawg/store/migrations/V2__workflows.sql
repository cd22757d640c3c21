create table workflow_run (
  id varchar(36) primary key,
  workflow varchar(40) not null,
  started_millis bigint not null,
  day bigint not null,
  took_millis bigint not null,
  well integer not null,
  said varchar(1000) not null
);

create index workflow_run_started on workflow_run (started_millis);
