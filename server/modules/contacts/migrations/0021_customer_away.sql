-- Since when a customer is away, so that one who has asked since is known to be back.
alter table contacts.live add column customer_away_at timestamptz;
update contacts.live set customer_away_at = customer_seen_at where customer_away;
alter table contacts.live drop column customer_away;
