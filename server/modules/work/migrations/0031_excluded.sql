-- Who must have no part in the decision, such as whom a complaint is about: asked never, nor under a delegation.
alter table work.approval add column excluded uuid[] not null default '{}';
