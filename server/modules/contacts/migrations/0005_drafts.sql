-- What an agent has begun to write in a contact and not sent: sealed with the contact's key, gone with what is live of it.
create table contacts.draft (
  contact_id uuid not null references contacts.live (contact_id) on delete cascade,
  agent_id uuid not null,
  sealed bytea not null,
  primary key (contact_id, agent_id)
);
