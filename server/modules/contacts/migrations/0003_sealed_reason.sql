-- What is said of somebody goes with the key of the contact that it was about.
alter table contacts.nuisance drop column reason;
alter table contacts.nuisance add column reason_sealed bytea;
