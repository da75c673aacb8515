-- Ledgers come in by the machine that brings in every table. Here stays what hides their cases, and what they count.
insert into platform.import_run (id, importable, project_id, unit_id, file_name, encoding, columns, mapping, date_orders,
  options, state, rows, done, added, unchanged, wrong, wrong_left_out, scope, created_at, created_by, created_by_id,
  finished_at, reached, checks)
select id, 'complaints.ledger', project_id, unit_id, file_name, encoding, columns, mapping, date_orders,
  case when judged_within_days is null then '[]'::jsonb else jsonb_build_array(jsonb_build_object(
    'code', 'judge-by-present-limit', 'chosen', true, 'label', jsonb_build_object(
      'zh', '按当时的现行时限（' || judged_within_days || ' 个工作日）判定是否按时',
      'en', 'Judged by the limit that was in force (' || judged_within_days || ' working days) whether a row was on time')))
  end,
  'complete', rows, applied, applied, duplicates, wrong, wrong > 0, '[]', created_at, created_by,
  coalesce((select person.id from org.person where person.name = created_by order by person.id limit 1),
    '00000000-0000-0000-0000-000000000000'),
  finished_at, 0, 1
from complaints.ledger_import where state = 'complete';
insert into platform.import_error (run_id, line, column_name, value_sealed, code, params)
select import_id, line, column_name, value_sealed, code, params from complaints.ledger_row_error
where import_id in (select id from complaints.ledger_import where state = 'complete');

-- What was on its way is given up, as if nobody had begun.
delete from complaints.complaint where import_id in (select id from complaints.ledger_import where state <> 'complete');
drop table complaints.ledger_row;
drop table complaints.ledger_row_error;
delete from complaints.ledger_tally;
delete from complaints.ledger_import where state <> 'complete';

alter table complaints.ledger_import
  drop column project_id, drop column unit_id, drop column file_name, drop column state, drop column encoding,
  drop column columns, drop column mapping, drop column date_orders, drop column rows, drop column done,
  drop column applied, drop column duplicates, drop column wrong, drop column judged_within_days, drop column failure,
  drop column created_at, drop column finished_at, drop column created_by, drop column due_at,
  add column shown boolean not null default true;
-- A ledger on its way in or out: its cases are seen by nobody.
alter table complaints.ledger_import alter column shown set default false;
create index ledger_import_hidden on complaints.ledger_import (id) where not shown;
