-- Ledgers also come as workbooks, and in UTF-16.
alter table complaints.ledger_import drop constraint ledger_import_encoding_check;
alter table complaints.ledger_import add constraint ledger_import_encoding_check
  check (encoding in ('utf-8', 'gb18030', 'utf-16', 'xlsx'));
