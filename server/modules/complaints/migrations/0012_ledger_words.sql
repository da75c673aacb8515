-- Words that came with a ledger go again with the last case that bears them. Those that came before this are told by their shape:
-- a ledger's word is its own code and its name in both languages.
alter table complaints.term add column from_ledger boolean not null default false;
update complaints.term set from_ledger = true
  where not offered and project_id is null and name_zh = code and name_en = code;
