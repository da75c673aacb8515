-- Lists are ordered by whole seconds.
drop index contacts.contact_by_wait;
drop index contacts.contact_by_talk;
create index contact_by_wait on contacts.contact ((wait_ms / 1000), id);
create index contact_by_talk on contacts.contact ((talk_ms / 1000), id);
