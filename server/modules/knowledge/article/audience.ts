import { type Expression, type SqlBool, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { scopeOf } from '../../../platform/permissions/actor.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { describePeople, peopleWithin, unitLine, unitOf } from '../../org/index.ts';
import { inReach } from '../entry/store.ts';

/** Who serves which queues: another module knows. */
export interface Serving {
  /** The queues that somebody serves, with their projects. */
  queuesOf(call: Call, personId: string): Promise<readonly { readonly id: string; readonly projectId: string }[]>;
  /** Whoever serves one of these queues; of a project where none is named. */
  agentsOf(
    call: Call,
    of: { readonly queueIds: readonly string[] } | { readonly projectId: string },
  ): Promise<readonly string[]>;
  /** Those of these ids that are queues of the project. */
  queuesAmong(call: Call, projectId: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** What decides whether something concerns somebody. */
export interface Standpoint {
  readonly unitIds: readonly string[];
  readonly queueIds: readonly string[];
  /** Those whose queues they serve. */
  readonly projectIds: readonly string[];
}

export async function standpointOf(call: Call, serving: Serving, personId: string): Promise<Standpoint> {
  const queues = await serving.queuesOf(call, personId);
  return {
    unitIds: await unitLine(call, await unitOf(call, personId)),
    queueIds: queues.map(({ id }) => id),
    projectIds: [...new Set(queues.map(({ projectId }) => projectId))],
  };
}

/** Named by a unit or a queue of theirs. */
const named = ({ unitIds, queueIds }: Standpoint) =>
  sql<SqlBool>`(article.unit_ids && ${[...unitIds]}::uuid[] or article.queue_ids && ${[...queueIds]}::uuid[])`;

const forEverybody = sql<SqlBool>`(cardinality(article.unit_ids) = 0 and cardinality(article.queue_ids) = 0)`;

/** Whom it concerns has to know it: whoever is named; where nobody is, whoever serves a queue of its project. */
export const concerns = (standpoint: Standpoint) =>
  sql<SqlBool>`(${named(standpoint)} or (${forEverybody} and entry.project_id = any(${[...standpoint.projectIds]}::uuid[])))`;

/** What is not meant for the caller is not there for them, unless they write articles or look after this one. */
export async function readable(call: Call, serving: Serving): Promise<Expression<SqlBool>> {
  const { id } = call.actor;
  if (id === null) return sql<SqlBool>`false`;
  const writes = inScope({ scope: scopeOf(call.actor, 'knowledge.write') }, { project: sql.ref('entry.project_id') });
  const standpoint = await standpointOf(call, serving, id);
  return sql<SqlBool>`(${inReach(call)} and (${writes} or article.owner_id = ${id}
    or (entry.state = 'published' and (${forEverybody} or ${named(standpoint)}))))`;
}

export interface Audience {
  readonly projectId: string;
  readonly unitIds: readonly string[];
  readonly queueIds: readonly string[];
}

/** Whom it concerns today, with their names; whoever has left is nobody's audience. */
export async function audienceOf(
  call: Call,
  serving: Serving,
  { projectId, unitIds, queueIds }: Audience,
): Promise<ReadonlyMap<string, string>> {
  const everybody = unitIds.length === 0 && queueIds.length === 0;
  const ids = everybody
    ? await serving.agentsOf(call, { projectId })
    : [
        ...(await peopleWithin(call, unitIds)),
        ...(queueIds.length > 0 ? await serving.agentsOf(call, { queueIds }) : []),
      ];
  return describePeople(call, [...new Set(ids)]);
}
