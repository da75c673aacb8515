-- 0117 Amber
-- Open cases near their limit: few of many, counted and listed by whoever leads.
create index complaint_amber on complaints.complaint (due_at, id) where state <> 'closed' and warned_due_at = due_at;
