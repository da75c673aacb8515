-- A table has a title; sealed names are those of people.
alter table measures.uploaded_table rename column name_sealed to title_sealed;
