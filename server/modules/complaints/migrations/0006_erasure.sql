-- When what the customer said, and what was said to them, was emptied: counts stay, and nothing is written any more.
alter table complaints.complaint add column erased_at timestamptz;
