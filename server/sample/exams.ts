import { localDate, weekday } from '@tongli/calendar';
import type { AttemptItem } from '@tongli/contracts/people';
import { seededRandom } from '@tongli/spc';
import { permissionsFor } from '../modules/access/index.ts';
import { assignTraining, listMyLearning, startAttempt, submitAttempt } from '../modules/people/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import { siteZone } from './contact-days.ts';
import { rightAnswerTo } from './learning.ts';
import { inTransaction } from './live.ts';
import { people, personNamed, type SamplePerson } from './people.ts';

/** Wednesdays; so many at a time, one after the other. */
const examWeekday = 2;
const together = 3;
const takesMs = 9 * 60_000;
/** How much of it the better half knows, and the other. */
const knows = { well: 0.93, less: 0.72 };

const learners = people.filter(({ post }) => post === 'agent' || post === 'complaint-handler');

function actorOf({ id, name, roles }: SamplePerson) {
  return { kind: 'account', id, name, permissions: permissionsFor(roles) } as const;
}

function answered(items: readonly AttemptItem[], share: number, random: () => number) {
  return items.map((item) => ({ place: item.place, answer: random() < share ? rightAnswerTo(item.text.zh) : [] }));
}

async function sit(call: Call, trainingId: string, share: number, random: () => number): Promise<void> {
  const { open } = await listMyLearning(call);
  const own = open.find((one) => one.trainingId === trainingId);
  if (!own) return;
  const begun = new Date(call.now.getTime() - takesMs);
  const { id, items } = mustSucceed(await startAttempt({ ...call, now: begun }, own.id));
  mustSucceed(await submitAttempt(call, id, answered(items, share, random)));
}

/** Every Wednesday some are examined: most pass, and who does not tries again the next time that it is their turn. */
export function examsByDay(floor: Floor, trainingId: string): (now: Date) => Promise<void> {
  const random = seededRandom(20_260_309);
  let last = '';
  let turn = 0;
  const examine = async (now: Date) => {
    const today = localDate(siteZone, now);
    const sitting = Array.from({ length: together }, (_one, place) => learners[(turn + place) % learners.length]);
    turn += together;
    const personIds = sitting.flatMap((one) => (one ? [one.id] : []));
    await inTransaction(floor, actorOf(personNamed('luping')), now, async (call) => {
      mustSucceed(await assignTraining(call, trainingId, { personIds, dueOn: today }));
    });
    for (const one of sitting) {
      if (!one) continue;
      const share = learners.indexOf(one) % 2 === 0 ? knows.well : knows.less;
      await inTransaction(floor, actorOf(one), now, (call) => sit(call, trainingId, share, random));
    }
  };
  return async (now) => {
    const today = localDate(siteZone, now);
    if (today === last) return;
    last = today;
    if (weekday(today) === examWeekday) await examine(now);
  };
}
