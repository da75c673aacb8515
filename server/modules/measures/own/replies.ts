import type { ReplyOf } from '@tongli/contracts/kernel';
import type { listOwnIndicators, OwnEdition, OwnIndicator } from '@tongli/contracts/measures';
import { allowanceOf, type Call, forbidden, refuse } from '../../../platform/call.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { businessDay, describePeople, listProjects } from '../../org/index.ts';
import { type Edition, editionOn, type Own, readOwn } from './store.ts';

const editionReply = ({ nature: _nature, expression: _expression, setAt, ...edition }: Edition): OwnEdition => ({
  ...edition,
  setAt: setAt.toISOString(),
});

const mayOf = (call: Call, projectId: string) =>
  holds(call.actor, 'measures.define', { projectId, unitId: null }) ? null : forbidden;

function described(call: Call, own: Own, today: string, people: ReadonlyMap<string, string>): OwnIndicator {
  const may = mayOf(call, own.projectId);
  const { editions, archivedAt, ownerId, ...rest } = own;
  return {
    ...rest,
    ...{ ownerId, ownerName: people.get(ownerId) ?? '', archivedAt: archivedAt?.toISOString() ?? null },
    current: editionOn(own, today).number,
    editions: editions.map(editionReply).toReversed(),
    actions: {
      change: allowanceOf(may ?? (archivedAt ? refuse('archived') : null)),
      archive: allowanceOf(may ?? (archivedAt ? refuse('archived') : null)),
      restore: allowanceOf(may ?? (archivedAt ? null : refuse('not-archived'))),
    },
  };
}

export async function replyOf(call: Call, own: Own): Promise<OwnIndicator> {
  const { today } = await businessDay(call);
  return described(call, own, today, await describePeople(call, [own.ownerId]));
}

export async function listOwn(call: Call): Promise<ReplyOf<typeof listOwnIndicators>> {
  const { today } = await businessDay(call);
  const all = await readOwn(call);
  const people = await describePeople(call, [...new Set(all.map(({ ownerId }) => ownerId))]);
  const { projects } = await listProjects(call);
  const may = projects.some(({ id }) => mayOf(call, id) === null);
  return {
    indicators: all.map((own) => described(call, own, today, people)),
    actions: { add: allowanceOf(may ? null : forbidden) },
  };
}
