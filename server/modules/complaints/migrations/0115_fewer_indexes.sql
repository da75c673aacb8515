-- 0115 Fewer indexes
-- A ledger of a million cases is written into every index of this table. What most of its rows say alike is in none that lists by it:
-- they are found by the order itself. Who asks for another value is answered by an index of the others.
-- Open cases by due instant are in complaint_on_board as well.
drop index complaints.complaint_by_due;

drop index complaints.complaint_by_channel;
create index complaint_by_channel on complaints.complaint (channel, due_at, id) where channel <> 'ledger';

drop index complaints.complaint_by_severity;
create index complaint_by_severity on complaints.complaint (severity, due_at, id) where severity <> 'normal';

drop index complaints.complaint_by_state;
create index complaint_by_state on complaints.complaint (state, due_at, id) where state <> 'closed';

drop index complaints.complaint_by_owner;
create index complaint_by_owner on complaints.complaint (owner_id, due_at, id) where owner_id is not null;

drop index complaints.complaint_of_owner_by_precedence;
create index complaint_of_owner_by_precedence on complaints.complaint (owner_id, order_at, id) where owner_id is not null;

-- Compared by code points, the index that keeps numbers apart finds by their beginning too, and no second one is needed for that.
drop index complaints.complaint_by_number;
alter table complaints.complaint alter column number type text collate "C";
