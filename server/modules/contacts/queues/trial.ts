import { randomUUID } from 'node:crypto';
import type { ContactChannel } from '@tongli/contracts/contacts';
import { assign, explain } from '@tongli/routing';
import { type Call, notFound } from '../../../platform/call.ts';
import { describePeople } from '../../org/index.ts';
import { preferredFor } from '../life/starting.ts';
import { kindOf } from '../life/state.ts';
import { readOccupancies } from '../routing/occupancy.ts';
import { readAgents } from '../routing/situation.ts';
import { describeCandidates } from '../routing/words.ts';
import type { QueueRow } from '../store.ts';
import { findQueueRow, listQueueRows } from './queues.ts';
import { loadRules } from './rules.ts';
import { type Stage, stagesOf } from './stages.ts';

export interface Trial {
  readonly channel: Exclude<ContactChannel, 'logged'>;
  readonly waitedSeconds: number;
  readonly customerId?: string | null;
  readonly lastAgentId?: string | null;
}

const mostShown = 100;
const mostNamed = 20;

/** As it would be if the customer came now. */
async function ownAgent(call: Call, queue: QueueRow, { customerId = null, lastAgentId = null }: Trial) {
  if (lastAgentId !== null) return { preferred: { agentId: lastAgentId, because: 'last' as const } };
  const preferred = await preferredFor(call, { queue, customerId });
  return preferred ? { preferred } : {};
}

async function describeStages(call: Call, stages: readonly Stage[], names: ReadonlyMap<string, string>) {
  const ids = stages.flatMap(({ overflowsTo }) => overflowsTo ?? []);
  const queues = new Map((await listQueueRows(call)).filter(({ id }) => ids.includes(id)).map((row) => [row.id, row]));
  return stages.map(({ afterSeconds, able, came, overflowsTo }) => {
    const to = queues.get(overflowsTo ?? '');
    return {
      ...{ afterSeconds, able },
      came: came.slice(0, mostNamed).map((id) => ({ id, name: names.get(id) ?? '' })),
      overflowsTo: to ? { zh: to.name_zh, en: to.name_en } : null,
    };
  });
}

/** Who would get such a contact now, by the same engine that decides; nothing happens. */
export async function tryQueue(call: Call, id: string, trial: Trial) {
  const queue = await findQueueRow(call, id);
  if (!queue) return notFound;
  const { channel, waitedSeconds } = trial;
  const now = call.now.getTime();
  const queuedAt = now - waitedSeconds * 1_000;
  const contact = {
    ...{ contactId: randomUUID(), queueId: id, channel: kindOf(channel), queuedAt, inQueueSince: queuedAt },
    ...(await ownAgent(call, queue, trial)),
  };
  const agents = await readAgents(call, { occupancies: await readOccupancies(call) });
  const rules = await loadRules(call);
  const { offers, overflows, left, nextAt } = assign({ now, waiting: [contact], agents, rules });
  const candidates = explain(contact, { now, agents, rules })
    .filter(({ excludedBy }) => excludedBy !== 'not-in-queue')
    .slice(0, mostShown);
  const stages = stagesOf(contact, { now, agents, rules });
  const shown = stages.flatMap(({ came }) => came.slice(0, mostNamed));
  const names = await describePeople(call, [...new Set([...candidates.map(({ agentId }) => agentId), ...shown])]);
  const [offer] = offers;
  return {
    agent: offer ? { id: offer.agentId, name: names.get(offer.agentId) ?? '' } : null,
    rule: offer?.reason.rule ?? (overflows.length > 0 ? 'overflow' : (left[0]?.why ?? 'no-such-queue')),
    candidates: describeCandidates(candidates, names),
    stages: await describeStages(call, stages, names),
    nextChangeSeconds: nextAt === null ? null : Math.max(0, Math.round((nextAt - queuedAt) / 1_000)),
  };
}
