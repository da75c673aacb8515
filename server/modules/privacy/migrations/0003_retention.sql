-- What happens once a closed case need not be kept any more: somebody is asked, or it is done.
alter table privacy.policy add column retention text not null default 'propose' check (retention in ('propose', 'erase'));

create index erasure_by_person on privacy.erasure (person_id);
create index erasure_proposed on privacy.erasure (id) where state = 'proposed';
