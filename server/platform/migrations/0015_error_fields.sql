-- Two fields without a column can both be missing in one row: each is an error of its own.
alter table platform.import_error
  add column field text not null generated always as (coalesce(params ->> 'field', '')) stored,
  drop constraint import_error_pkey,
  add primary key (run_id, line, column_name, field, code);
