-- What is wanted of queues is a setting: the house's, and of each queue what it has of its own.
alter table contacts.queue add column targets jsonb not null default '{}';
alter table contacts.queue alter column targets drop default;
update contacts.settings set settings = settings - 'shortAbandonSeconds' - 'alertWaitMinutes' - 'alertStateMinutes' - 'alertAbandonPercent'
  || jsonb_build_object('targets', jsonb_build_object(
    'levelPercent', 80, 'poorLevelPercent', 60,
    'abandonedPercent', least(5, (settings->>'alertAbandonPercent')::integer), 'poorAbandonedPercent', settings->'alertAbandonPercent',
    'waitSeconds', least(60, (settings->>'alertWaitMinutes')::integer * 60), 'poorWaitSeconds', (settings->>'alertWaitMinutes')::integer * 60,
    'talkMinutes', settings->'alertStateMinutes', 'holdMinutes', settings->'alertStateMinutes', 'wrapUpMinutes', settings->'alertStateMinutes',
    'shortAbandonSeconds', settings->'shortAbandonSeconds'));
