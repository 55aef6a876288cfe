-- A nonprofit has people who sign in, and treats nobody.
alter table practice add treats boolean not null default true;
