import { randomUUID } from 'node:crypto';
import type { ContactChannel } from '@tongli/contracts/contacts';
import { assign, explain } from '@tongli/routing';
import { type Call, notFound } from '../../../platform/call.ts';
import { describePeople } from '../../org/index.ts';
import { kindOf } from '../life/state.ts';
import { readOccupancies } from '../routing/occupancy.ts';
import { readAgents } from '../routing/situation.ts';
import { describeCandidates } from '../routing/words.ts';
import { findQueueRow } from './queues.ts';
import { loadRules } from './rules.ts';

export interface Trial {
  readonly channel: Exclude<ContactChannel, 'logged'>;
  readonly waitedSeconds: number;
}

const mostShown = 100;

/** Who would get such a contact now, by the same engine that decides; nothing happens. */
export async function tryQueue(call: Call, id: string, { channel, waitedSeconds }: Trial) {
  const queue = await findQueueRow(call, id);
  if (!queue) return notFound;
  const now = call.now.getTime();
  const queuedAt = now - waitedSeconds * 1_000;
  const contact = { contactId: randomUUID(), queueId: id, channel: kindOf(channel), queuedAt, inQueueSince: queuedAt };
  const agents = await readAgents(call, { occupancies: await readOccupancies(call) });
  const rules = await loadRules(call);
  const { offers, overflows, left, nextAt } = assign({ now, waiting: [contact], agents, rules });
  const candidates = explain(contact, { now, agents, rules })
    .filter(({ excludedBy }) => excludedBy !== 'not-in-queue')
    .slice(0, mostShown);
  const names = await describePeople(
    call,
    candidates.map(({ agentId }) => agentId),
  );
  const [offer] = offers;
  return {
    agent: offer ? { id: offer.agentId, name: names.get(offer.agentId) ?? '' } : null,
    rule: offer?.reason.rule ?? (overflows.length > 0 ? 'overflow' : (left[0]?.why ?? 'no-such-queue')),
    candidates: describeCandidates(candidates, names),
    nextChangeSeconds: nextAt === null ? null : Math.max(0, Math.round((nextAt - queuedAt) / 1_000)),
  };
}
