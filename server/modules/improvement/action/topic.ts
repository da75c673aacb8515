import {
  type ActionAct,
  actionAssigned,
  actionCompleted,
  actionTopic,
  actionTrainingAsked,
  actionTrainingEnded,
  actionVerified,
} from '@tongli/contracts/improvement';
import type { EventDefinition } from '@tongli/contracts/kernel';
import { z } from 'zod';
import type { Call } from '../../../platform/call.ts';
import { changes, type ServedTopic, serve } from '../../../platform/realtime/topic.ts';
import { inReach, tables } from '../store.ts';

const isId = (key: string) => z.uuid().safeParse(key).success;

async function versionOf(call: Call, id: string): Promise<number | null> {
  const row = await tables(call)
    .selectFrom('improvement.action')
    .select('version')
    .where('id', '=', id)
    .where(inReach(call, 'improvement.action'))
    .executeTakeFirst();
  return row?.version ?? null;
}

/** That something happened is all that is told: what it was is read by those who may. */
const source = (definition: EventDefinition, act: ActionAct) =>
  changes(definition, ({ subjectId, actorId }) => [{ key: subjectId, change: { act, byId: actorId } }]);

const oneAction = serve(actionTopic, {
  admits: async (call, key) => isId(key) && (await versionOf(call, key)) !== null,
  state: async (call, key) => ({ version: (await versionOf(call, key)) ?? 0 }),
  sources: [
    source(actionAssigned, 'assigned'),
    source(actionTrainingAsked, 'training-asked'),
    source(actionTrainingEnded, 'training-ended'),
    source(actionCompleted, 'completed'),
    source(actionVerified, 'verified'),
  ],
});

export const improvementTopics: readonly ServedTopic[] = [oneAction];
