-- Each agent's part in a contact is read from their log by the contact.
create index agent_log_by_contact on contacts.agent_log (contact_id, seq) where contact_id is not null;
