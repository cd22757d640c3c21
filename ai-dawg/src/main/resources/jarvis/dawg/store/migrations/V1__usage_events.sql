-- Times are milliseconds since 1970, days are days since 1970 in the configured time zone. The same text runs on
-- PostgreSQL and on SQLite.
create table event (
  id varchar(100) primary key,
  type varchar(20) not null,
  user_id varchar(100) not null,
  at_millis bigint not null,
  day bigint not null,
  received_millis bigint not null,
  amount_minor bigint,
  currency varchar(3),
  subscription varchar(100),
  billing_interval varchar(5),
  interval_count integer,
  trial integer,
  score integer
);

create index event_subscription on event (subscription, at_millis) where subscription is not null;

-- Roll-ups: written in the transaction that writes the events, so that they never differ from them.
create table day_type (
  day bigint not null,
  type varchar(20) not null,
  events bigint not null,
  score bigint not null,
  primary key (day, type)
);

create table day_money (
  day bigint not null,
  currency varchar(3) not null,
  amount_minor bigint not null,
  purchases bigint not null,
  primary key (day, currency)
);

create table day_user (
  day bigint not null,
  user_id varchar(100) not null,
  primary key (day, user_id)
);

create table user_last (
  user_id varchar(100) primary key,
  day bigint not null
);

-- How many users were active on a day, and for how many it was their last one.
create table day_users (
  day bigint primary key,
  active bigint not null,
  last bigint not null
);

create table refused (
  day bigint primary key,
  events bigint not null
);
