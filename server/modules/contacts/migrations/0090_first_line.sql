-- Whether the first line can resolve what a contact was about by itself: where it cannot, nobody is measured by it.
alter table contacts.wrap_up_code add column first_line boolean not null default true;
