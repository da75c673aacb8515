import { addDays, localDate } from '@tongli/calendar';
import { getSample, type SamplePast } from '@tongli/contracts/system';
import { type Call, type Refusal, refuse } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import { type Operation, operation } from '../platform/http/operation.ts';
import { hiddenBurst, hiddenShift } from './stories.ts';

export const pastDays = 62;
const zone = 'Asia/Shanghai';
const dayMs = 86_400_000;

export async function beginPast({ tx, now }: Call, until: Date): Promise<void> {
  await tx.insertInto('platform.sample_past').values({ from_at: now, until_at: until, lived_to: now }).execute();
}

export async function noteLived({ db }: Floor, to: Date): Promise<void> {
  await db.updateTable('platform.sample_past').set({ lived_to: to }).execute();
}

export async function endPast({ tx }: Call): Promise<void> {
  await tx
    .updateTable('platform.sample_past')
    .set(({ ref }) => ({ lived_to: ref('until_at'), ended: true }))
    .execute();
}

async function readPast({ tx }: Call): Promise<{ past: SamplePast | null }> {
  const row = await tx.selectFrom('platform.sample_past').selectAll().executeTakeFirst();
  if (!row) return { past: null };
  const dayOf = (day: number) => addDays(localDate(zone, row.from_at), day + 1);
  const past = {
    from: row.from_at.toISOString(),
    until: row.until_at.toISOString(),
    livedDays: Math.round((row.lived_to.getTime() - row.from_at.getTime()) / dayMs),
    days: pastDays,
    ended: row.ended,
    shiftOn: dayOf(hiddenShift.beginsOnDay),
    burstOn: dayOf(hiddenBurst.onDay),
    product: 'broadband',
    area: hiddenShift.area,
  };
  return { past };
}

/** Yesterday's contacts are lived by the agents that people sign in as: until then nobody is served. */
export async function decideLived({ tx }: Call): Promise<Refusal | null> {
  const row = await tx.selectFrom('platform.sample_past').select('ended').executeTakeFirst();
  return row?.ended === false ? refuse('sample-loading') : null;
}

/** How far the sample centre has come, for whoever looks on. */
export const sampleRoutes: readonly Operation[] = [operation(getSample, readPast)];
