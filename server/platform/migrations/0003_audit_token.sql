-- Which token acted for the account; null where a person did it in a session.
alter table platform.audit_entry add column actor_token text;
