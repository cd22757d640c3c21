create table report (
  id varchar(36) primary key,
  made_millis bigint not null,
  insights bigint not null,
  accuracy double precision,
  body text not null
);

create index report_made on report (made_millis);
