-- Stays of all projects of a day or a month, and those that came from another queue.
create index visit_by_time on contacts.visit (entered_at);
create index visit_onward on contacts.visit (entered_at) where number > 1;
