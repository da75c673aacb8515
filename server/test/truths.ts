import type { Measure } from '../modules/measures/index.ts';

/** The site's date of an instant, within the days that are asked about. */
const on = (at: string) => `(${at} at time zone 'Asia/Shanghai')::date between $1::date and $2::date`;
const dated = (day: string) => `${day} between $1::date and $2::date`;
const hours = (from: string, to: string) => `extract(epoch from ${to} - ${from}) / 3600`;

const cases = (what: string, where: string) =>
  `select ${what} from complaints.complaint c where c.import_id is null and ${where}`;
const closed = 'c.first_closed_at is not null';

/** A case is decided on once: breached, or met before that; what it has to keep when it is taken up again is not counted. */
const limits = (kind: string, met: string, where = 'true') => `
  select count(*) from complaints.complaint c
  cross join lateral (select * from work.time_limit l where l.subject_type = 'complaint' and l.subject_id = c.id and l.kind = '${kind}'
    order by l.started_at limit 1) l
  where least(l.breached_at, c.${met}) is not null and ${where} and ${on(`least(l.breached_at, c.${met})`)}`;

const firstWord = `(select c.*, least(c.acknowledged_at, c.first_answered_at,
    (select min(q.asked_at) from complaints.question q where q.complaint_id = c.id)) as first_word from complaints.complaint c)`;

const said = `(select satisfied, ended_at as at from complaints.visit where satisfied is not null
  union all select satisfied, rated_at from complaints.verdict where satisfied is not null)`;

const stays = (what: string, where = 'true') =>
  `select ${what} from contacts.visit v join contacts.contact k on k.id = v.contact_id
   where k.closed_at is not null and ${where} and ${on('v.entered_at')}`;
const sumMs = (column: string, where = "v.outcome = 'answered'") => stays(`sum(v.${column}) / 1000.0`, where);

/** From each offer to what came of it. */
const rings = (what: string) => `
  select ${what} from (
    select l.state, l.contact_id, l.at, lead(l.at) over (partition by l.contact_id order by l.seq) - l.at as rang
    from contacts.contact_log l) r
  join contacts.visit v on v.contact_id = r.contact_id where r.state = 'offered' and ${on('v.entered_at')}`;

const agentDays = (what: string) => `select ${what} from contacts.agent_day where ${dated('day')}`;

const firsts = (what: string) => `
  with spoken as (select * from contacts.contact where customer_id is not null and (channel <> 'logged' or agent_id is not null)),
    first as (
      select s.*, not exists (select from contacts.wrap_up_code w where not w.first_line and w.code = any(s.wrap_up_codes)) as in_first_line,
        (select min(n.started_at) from spoken n where n.customer_id = s.customer_id and (n.started_at, n.id) > (s.started_at, s.id)) as next_at
      from spoken s where s.outcome = 'answered' and ${on('s.started_at')}
        and (s.started_at at time zone 'Asia/Shanghai')::date <= (select max(day) from measures.told_day where name = 'first-contacts'))
  select ${what} from first`;
const notAgain = "(next_at is null or next_at > started_at + interval '7 days')";

const steps = (what: string) => `
  select ${what} from (
    select e.complaint_id, e.step, sum(e.spent_seconds) / 60.0 as minutes from complaints.step_entry e
    join complaints.complaint c on c.id = e.complaint_id
    where ${closed} and e.at <= c.first_closed_at and ${on('c.first_closed_at')}
    group by 1, 2 having sum(e.spent_seconds) is not null) s`;

const surveys = (what: string, at: string, where = 'true') =>
  `select ${what} from outreach.invitation i where ${where} and ${on(`i.${at}`)}`;

const tasks = (what: string, where: string, at: string) =>
  `select ${what} from work.task t where ${where} and ${on(at)}`;

const attempts = (what: string, where = 'true') =>
  `select ${what} from people.attempt a where a.closed_at is not null and ${where} and ${on('a.closed_at')}`;

const customerDays = (where = 'true') => `
  select sum((select count(*) from customers.customer k where k.erased_at is null and ${where}
    and k.created_at <= (day::date + interval '10 hours') at time zone 'Asia/Shanghai'))
  from generate_series($1::date, $2::date, interval '1 day') day`;

/**
 * What each part of the catalogue must come to from `$1` to `$2`, asked of the tables in which people's work is kept, in words that share
 * nothing with how facts are counted. Of a centre whose cases are reopened at most once, whose contacts are closed, and which was set up
 * at ten in the morning: that is when customers are counted.
 */
export const truths: Readonly<Record<Measure, string>> = {
  lodged: cases('count(*)', dated('c.lodged_on')),
  closed: cases('count(*)', `${closed} and ${on('c.first_closed_at')}`),
  'closed-on-time': cases('count(*)', `${closed} and c.on_time and ${on('c.first_closed_at')}`),
  timed: cases('count(*)', `${closed} and ${on('c.first_closed_at')}`),
  'days-to-close': cases(
    `sum(${hours('c.lodged_at', 'c.first_closed_at')} / 24)`,
    `${closed} and ${on('c.first_closed_at')}`,
  ),
  dated: cases('count(*)', `${closed} and ${on('c.first_closed_at')}`),
  closings: `select count(*) from complaints.timeline_entry e where e.code in ('closed', 'closed-again') and ${on('e.at')}`,
  reopened: `select count(*) from complaints.timeline_entry e where e.code = 'reopened' and ${on('e.at')}`,
  'acknowledge-limits': limits('acknowledge', 'acknowledged_at'),
  'acknowledge-limits-kept': limits('acknowledge', 'acknowledged_at', 'l.breached_at is null'),
  'first-responses': `select count(*) from ${firstWord} c where ${on('c.first_word')}`,
  'first-response-hours': `select sum(${hours('c.lodged_at', 'c.first_word')}) from ${firstWord} c where ${on('c.first_word')}`,
  answers: cases('count(*)', on('c.first_answered_at')),
  'answer-hours': cases(`sum(${hours('c.lodged_at', 'c.first_answered_at')})`, on('c.first_answered_at')),
  'answer-limits': limits('respond', 'first_answered_at'),
  'answer-limits-kept': limits('respond', 'first_answered_at', 'l.breached_at is null'),
  'first-limits': cases('count(*)', on('c.first_answered_at')),
  'first-limits-kept': cases(
    'count(*)',
    `${on('c.first_answered_at')} and c.first_answered_at <= (
      select min(l.due_at) from work.time_limit l where l.subject_id = c.id and l.kind = 'respond')`,
  ),
  handled: cases('count(*)', `c.acknowledged_at is not null and ${on('c.first_answered_at')}`),
  'handling-hours': cases(
    `sum(${hours('c.acknowledged_at', 'c.first_answered_at')})`,
    `c.acknowledged_at is not null and ${on('c.first_answered_at')}`,
  ),
  settled: cases('count(*)', `${closed} and c.first_answered_at is not null and ${on('c.first_closed_at')}`),
  'settling-hours': cases(
    `sum(${hours('c.first_answered_at', 'c.first_closed_at')})`,
    `${closed} and c.first_answered_at is not null and ${on('c.first_closed_at')}`,
  ),
  repeats: cases(
    'count(*)',
    `${dated('c.lodged_on')} and exists (select from complaints.repeat_link l
      where l.complaint_id = c.id and l.kind = 'repeat' and l.state = 'linked')`,
  ),
  'attitude-complaints': cases(
    'count(*)',
    `${dated('c.lodged_on')} and exists (select from complaints.finding f
      where f.complaint_id = c.id and f.breach = 'attitude' and f.upheld)`,
  ),
  escalated: `select count(*) from (select complaint_id, min(at) as at from complaints.escalation group by 1) e where ${on('e.at')}`,
  judged: `select count(*) from ${said} s where ${on('s.at')}`,
  satisfied: `select count(*) from ${said} s where s.satisfied and ${on('s.at')}`,
  'visits-ended': `select count(*) from complaints.visit v where v.ended_at is not null and ${on('v.ended_at')}`,
  'visits-reached': `select count(*) from complaints.visit v where v.state = 'done' and ${on('v.ended_at')}`,
  'tasks-opened': tasks('count(*)', 'true', 't.created_at'),
  'tasks-returned': `select count(*) from work.task_entry e where e.code = 'returned' and ${on('e.at')}`,
  'tasks-completed': tasks('count(*)', "t.state = 'done'", 't.ended_at'),
  'tasks-in-time': tasks('count(*)', "t.state = 'done' and t.ended_at <= t.due_at", 't.ended_at'),
  'requests-lodged': `select count(*) from requests.request r where ${dated('r.lodged_on')}`,
  'requests-timed': `select count(*) from requests.request r where r.on_time is not null and ${on('r.first_closed_at')}`,
  'requests-in-time': `select count(*) from requests.request r where r.on_time and ${on('r.first_closed_at')}`,
  'request-steps': `select count(*) from requests.request_stay s where s.minutes is not null and ${on('s.left_at')}`,
  'request-step-minutes': `select sum(s.minutes) from requests.request_stay s where s.minutes is not null and ${on('s.left_at')}`,
  'complaint-steps': steps('count(*)'),
  'complaint-step-minutes': steps('sum(s.minutes)'),
  contacts: `select count(*) from contacts.contact k where (k.channel <> 'logged' or k.agent_id is not null) and ${on('k.closed_at')}`,
  'contacts-answered': stays('count(*)', "v.outcome = 'answered'"),
  'contacts-abandoned': stays('count(*)', "v.outcome = 'abandoned'"),
  'contacts-overflowed': stays('count(*)', "v.outcome = 'overflowed'"),
  'contacts-refused': stays('count(*)', "v.outcome = 'refused'"),
  'contacts-called-back': stays('count(*)', "v.outcome = 'callback'"),
  'contacts-voicemail': stays('count(*)', "v.outcome = 'voicemail'"),
  'contacts-self-served': stays('count(*)', "v.outcome = 'selfService'"),
  'contacts-answered-within': stays(
    'count(*)',
    "v.outcome = 'answered' and v.wait_ms <= v.answer_within_seconds * 1000",
  ),
  'contacts-abandoned-within': stays(
    'count(*)',
    "v.outcome = 'abandoned' and v.wait_ms <= v.answer_within_seconds * 1000",
  ),
  'contacts-abandoned-short': stays('count(*)', "v.outcome = 'abandoned' and v.wait_ms < 5000"),
  'contacts-transferred': stays('count(*)', "v.outcome = 'answered' and v.transferred"),
  'answer-seconds': sumMs('wait_ms'),
  'lost-seconds': sumMs('wait_ms', "v.outcome <> 'answered'"),
  'talk-seconds': sumMs('talk_ms'),
  'hold-seconds': sumMs('hold_ms'),
  'wrap-up-seconds': sumMs('wrap_up_ms'),
  offers: rings('count(*)'),
  'ring-seconds': rings('sum(extract(epoch from r.rang))'),
  'ring-cycles': rings('sum(extract(epoch from r.rang)) / 5'),
  'signed-in-seconds': agentDays('sum(signed_in) / 1000.0'),
  'not-ready-seconds': agentDays('sum(not_ready) / 1000.0'),
  rings: agentDays('sum(offers)'),
  'rings-not-taken': agentDays('sum(not_taken)'),
  'busy-seconds': agentDays('sum(busy) / 1000.0'),
  'idle-seconds': agentDays('sum(idle) / 1000.0'),
  'first-contacts': firsts('count(*)'),
  'first-resolved': firsts(`count(*) filter (where ${notAgain})`),
  'first-line-contacts': firsts('count(*) filter (where in_first_line)'),
  'first-line-resolved': firsts(`count(*) filter (where in_first_line and ${notAgain})`),
  cost: `select sum(c.amount_minor / 100.0 * (least(m.ends, $2::date) - greatest(c.month, $1::date) + 1) / (m.ends - c.month + 1))
    from measures.cost c cross join lateral (select (c.month + interval '1 month' - interval '1 day')::date as ends) m
    where c.month <= $2::date and m.ends >= $1::date`,
  customers: customerDays(),
  'customer-records': customerDays(),
  'customer-records-complete': customerDays('k.email_sealed is not null'),
  headcount: `select count(*) from generate_series($1::date, (select max(day) from measures.told_day where name = 'staff'), interval '1 day') d
    join org.belonging b on daterange(b.from_on, b.until_on) @> d::date`,
  leavers: `select count(*) from org.person p where p.state = 'left' and ${dated('p.last_day_on')}`,
  'surveys-sent': surveys('count(*)', 'sent_at'),
  'surveys-answered': surveys('count(*)', 'answered_at'),
  'csat-answers': surveys('count(i.csat)', 'answered_at'),
  'csat-satisfied': surveys('count(*)', 'answered_at', 'i.csat >= 4'),
  'nps-answers': surveys('count(i.nps)', 'answered_at'),
  'nps-balance': surveys(
    'sum(case when i.nps >= 9 then 100 when i.nps <= 6 then -100 else 0 end)',
    'answered_at',
    'i.nps is not null',
  ),
  'ces-answers': surveys('count(i.ces)', 'answered_at'),
  'ces-points': surveys('sum(i.ces)', 'answered_at'),
  'tests-taken': attempts('count(*)'),
  'tests-passed': attempts('count(*)', 'a.passed'),
  'test-points': attempts('sum(a.percent)'),
};
