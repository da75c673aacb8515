import { createHash } from 'node:crypto';
import pg from 'pg';

/** As the issue of a large centre has it: five kinds of contact, twenty skills each. */
export const agents = 10_000;
export const queues = 100;
const skillsOfAnAgent = 3;

/** The token of an agent's session; the database knows its hash. */
export const tokenOf = (number: number): string => `bench-${String(number).padStart(6, '0')}`.padEnd(43, 'x');

export const agentId = (number: number): string => `0192b000-0001-7000-8000-${String(number).padStart(12, '0')}`;
export const queueCode = (number: number): string => `q${String(number).padStart(3, '0')}`;

/**
 * Ten thousand people who are signed in and ready, with sessions, in a hundred queues that each ask for a skill of their own. Written
 * straight into the tables: what is measured comes afterwards.
 */
export async function signInAgents(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ project: string; unit: string; post: string }>(
    `select (select id from org.project limit 1) as project, (select id from org.unit where code = 'hotline') as unit,
       (select id from org.post where code = 'agent') as post`,
  );
  const { project, unit, post } = rows[0] ?? { project: '', unit: '', post: '' };
  const hashes = Array.from({ length: agents }, (_, number) => createHash('sha256').update(tokenOf(number)).digest());
  const ids = hashes.map((_, number) => agentId(number));
  await client.query('begin');
  const given = 'unnest($1::uuid[]) with ordinality as one (id, n)';
  await client.query(
    `insert into access.account (id, username, name, state) select id, 'bench' || n, 'Bench ' || n, 'active' from ${given}`,
    [ids],
  );
  await client.query(`insert into access.role_assignment (account_id, role) select id, 'agent' from ${given}`, [ids]);
  await client.query(
    `insert into access.session (token_hash, account_id, started_at, expires_at, last_seen_at, idle_until)
     select h, id, now(), now() + interval '1 day', now(), now() + interval '1 day' from unnest($1::uuid[], $2::bytea[]) as one (id, h)`,
    [ids, hashes],
  );
  await client.query(
    `insert into org.person (id, name, unit_id, post_id) select id, 'Bench ' || n, $2, $3 from ${given}`,
    [ids, unit, post],
  );
  await openQueues(client, project, ids);
  await client.query(
    `insert into contacts.presence (agent_id, unit_id, status, since, idle_since, watched)
     select id, $2, 'ready', now(), now() - make_interval(secs => n), false from ${given}`,
    [ids, unit],
  );
  await client.query(
    `insert into contacts.slot (agent_id, number, kind, state, since)
     select id, k, case when k = 1 then 'voice' else 'chat' end, 'idle', now() from ${given} cross join generate_series(1, 3) k`,
    [ids],
  );
  await client.query('commit');
  await client.query('vacuum analyze');
  await client.end();
}

const idAt = (kind: number, number: string) =>
  `('0192b000-000${kind}-7000-8000-' || lpad(${number}::text, 12, '0'))::uuid`;

async function openQueues(client: pg.Client, project: string, ids: readonly string[]): Promise<void> {
  await client.query(
    `insert into org.skill (id, code, name_zh, name_en)
     select ${idAt(3, 'n')}, 'bench-' || n, 'bench', 'bench' from generate_series(0, $1 - 1) n`,
    [queues],
  );
  await client.query(
    `insert into contacts.queue (id, project_id, code, name_zh, name_en, greeting_zh, greeting_en, channels, is_public, priority, skills, rule,
       prefer_last_days, prefer_seconds, offer_seconds, wrap_up_seconds, answer_within_seconds, offers_callback, blocks_nuisance, targets)
     select ${idAt(2, 'n')}, $2, 'q' || lpad(n::text, 3, '0'), 'bench', 'bench', '', '', '{chat,voice}', true, 0,
       jsonb_build_array(jsonb_build_object('skillId', ${idAt(3, 'n')}, 'level', 1 + n % 3, 'steps', '[]'::jsonb)), 'longest-idle',
       0, 0, 20, 60, 20, true, true, '{}' from generate_series(0, $1 - 1) n`,
    [queues, project],
  );
  const own = `unnest($1::uuid[]) with ordinality as one (id, n)
    cross join lateral (select (n * 7 + k * 31) % ${queues} as q from generate_series(1, ${skillsOfAnAgent}) k) s`;
  await client.query(
    `insert into org.person_skill (person_id, skill_id, level) select distinct id, ${idAt(3, 's.q')}, 5 from ${own}`,
    [ids],
  );
  await client.query(
    `insert into contacts.queue_agent (queue_id, agent_id) select distinct ${idAt(2, 's.q')}, id from ${own}`,
    [ids],
  );
}
