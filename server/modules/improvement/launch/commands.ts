import { randomUUID } from 'node:crypto';
import { addDays, instantOf } from '@tongli/calendar';
import type {
  LaunchCheckKind,
  openLaunch as opening,
  recordLaunchCheck as recording,
} from '@tongli/contracts/improvement';
import type { BodyOf } from '@tongli/contracts/kernel';
import { type Call, forbidden, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { businessDay, projectFor, unitOf } from '../../org/index.ts';
import type { Beyond } from '../beyond.ts';
import { nextNumber, tables } from '../store.ts';
import {
  decideConfirmation,
  decideGoingLive,
  decideOpening,
  decideRecord,
  decideWithdrawal,
  reviewDays,
} from './launch.ts';
import {
  auditLaunch,
  checksOf,
  type LaunchTableRow,
  launchHand,
  launchState,
  lockLaunch,
  saveLaunch,
} from './store.ts';

type Done = { readonly id: string } | Refusal;
type Reading = Pick<Beyond, 'countCases' | 'findTraining' | 'tallyTraining'>;

/** Past midnight, so that the day before is complete. */
const reviewMinute = 30;

export async function openLaunch(call: Call, command: BodyOf<typeof opening>): Promise<Done> {
  const ownerId = call.actor.id;
  if (ownerId === null) return forbidden;
  const { today } = await businessDay(call);
  const refused = decideOpening(command, today);
  if (refused) return refused;
  const projectId = await projectFor(call, command.projectId);
  if (isRefusal(projectId)) return projectId;
  const { title, kind, content, product, plannedOn } = command;
  const { id } = await tables(call)
    .insertInto('improvement.launch')
    .values({
      ...{ title, kind, content, product, planned_on: plannedOn, owner_id: ownerId, state: 'preparing' },
      id: randomUUID(),
      number: await nextNumber(call, 'launch', today),
      project_id: projectId,
      unit_id: await unitOf(call, ownerId),
      opened_at: call.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await auditLaunch(call, 'open-launch', id);
  return { id };
}

/** Complaints of its product in the thirty days up to yesterday. */
export async function countBefore(
  call: Call,
  row: Pick<LaunchTableRow, 'project_id' | 'product'>,
  { countCases }: Pick<Beyond, 'countCases'>,
): Promise<number> {
  const { today } = await businessDay(call);
  const slice = { projectId: row.project_id, product: row.product, area: '' };
  return countCases(call, { ...slice, from: addDays(today, -reviewDays), to: addDays(today, -1) });
}

export async function recordLaunchCheck(
  call: Call,
  { id, kind }: { id: string; kind: LaunchCheckKind },
  command: BodyOf<typeof recording>,
  beyond: Reading,
): Promise<Done> {
  const row = await lockLaunch(call, id);
  if (!row) return notFound;
  const state = await launchState(call, row, await checksOf(call, [id]), beyond);
  const { forecast, note, trainingId } = command;
  const isTraining = trainingId !== null && (await beyond.findTraining(call, trainingId)) !== null;
  const refused = decideRecord(state, kind, command, { hand: launchHand(call, row), isTraining });
  if (refused) return refused;
  const laid = {
    note,
    training_id: kind === 'quiz' ? trainingId : null,
    ...{ done_at: call.now, done_by: call.actor.id, confirmed_at: null, confirmed_by: null },
  };
  await tables(call)
    .insertInto('improvement.launch_check')
    .values({ launch_id: id, kind, ...laid })
    .onConflict((conflict) => conflict.columns(['launch_id', 'kind']).doUpdateSet(laid))
    .execute();
  const counted = kind === 'forecast' ? { ...forecast, counted_before: await countBefore(call, row, beyond) } : {};
  await saveLaunch(call, row, counted);
  await auditLaunch(call, 'record-launch-check', id, kind);
  return { id };
}

export async function confirmLaunchCheck(
  call: Call,
  { id, kind }: { id: string; kind: LaunchCheckKind },
  beyond: Reading,
): Promise<Done> {
  const row = await lockLaunch(call, id);
  if (!row) return notFound;
  const state = await launchState(call, row, await checksOf(call, [id]), beyond);
  const refused = decideConfirmation(state, kind, launchHand(call, row));
  if (refused) return refused;
  await tables(call)
    .updateTable('improvement.launch_check')
    .set({ confirmed_at: call.now, confirmed_by: call.actor.id })
    .where('launch_id', '=', id)
    .where('kind', '=', kind)
    .execute();
  await saveLaunch(call, row, {});
  await auditLaunch(call, 'confirm-launch-check', id, kind);
  return { id };
}

export async function goLive(call: Call, id: string, version: number, beyond: Reading): Promise<Done> {
  const row = await lockLaunch(call, id);
  if (!row) return notFound;
  const state = await launchState(call, row, await checksOf(call, [id]), beyond);
  const refused = decideGoingLive(state, version, launchHand(call, row));
  if (refused) return refused;
  const { calendar, today } = await businessDay(call);
  const reviewOn = addDays(today, reviewDays);
  await saveLaunch(call, row, {
    ...{ state: 'live', live_on: today, review_on: reviewOn },
    review_at: instantOf(calendar.zone, reviewOn, reviewMinute),
  });
  await auditLaunch(call, 'go-live', id);
  return { id };
}

export async function withdrawLaunch(
  call: Call,
  id: string,
  { reason, version }: { reason: string; version: number },
  beyond: Reading,
): Promise<Done> {
  const row = await lockLaunch(call, id);
  if (!row) return notFound;
  const state = await launchState(call, row, await checksOf(call, [id]), beyond);
  const refused = decideWithdrawal(state, version, launchHand(call, row));
  if (refused) return refused;
  await saveLaunch(call, row, { state: 'withdrawn', ended_at: call.now, withdrawn_reason: reason });
  await auditLaunch(call, 'withdraw-launch', id);
  return { id };
}
