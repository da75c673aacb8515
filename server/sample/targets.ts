import { addDays, type IsoDate, localDate } from '@tongli/calendar';
import { setTargets } from '../modules/measures/index.ts';
import { mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import { system } from '../platform/permissions/actor.ts';
import { inTransaction } from './live.ts';
import { personNamed, projectId } from './people.ts';

const wanted = {
  'service-level': 0.8,
  'abandonment-rate': 0.05,
  'connection-rate': 0.9,
  'average-handle-time': 300,
  'average-speed-of-answer': 15,
  occupancy: 0.75,
  'not-ready-rate': 0.15,
  'satisfaction-rate': 0.85,
  'on-time-rate': 0.95,
  'days-to-close': 5,
  'repeat-rate': 0.1,
} as const;

/** What the centre wants since two months, so that every scorecard of it has something to be held against. */
export async function addSampleTargets(floor: Floor, until: Date): Promise<void> {
  const fromOn: IsoDate = addDays(localDate('Asia/Shanghai', until), -70);
  await inTransaction(floor, { ...system('sample'), name: personNamed('luping').name }, until, async (call) => {
    for (const [indicator, value] of Object.entries(wanted))
      mustSucceed(await setTargets(call, indicator, { projectId, fromOn, value, parts: [] }));
  });
}
