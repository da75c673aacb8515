import type { Beyond } from '../modules/improvement/index.ts';
import type { Floor } from '../platform/floor.ts';
import { system } from '../platform/permissions/actor.ts';
import { addSampleAppeals } from './appeals.ts';
import { addArticles } from './articles.ts';
import { addBurstAnalysis } from './burst-analysis.ts';
import { addSampleClassDecisions } from './class-decisions.ts';
import { addSampleClasses, foundClasses } from './classes.ts';
import { contactsByDay } from './contact-past.ts';
import { liveContacts } from './contacts.ts';
import { addSampleCosts } from './costs.ts';
import { examsByDay } from './exams.ts';
import { addSampleGroup } from './groups.ts';
import { usualPerDay } from './history.ts';
import { addSampleImprovement } from './improvement.ts';
import { addLearning, addSampleSurvey } from './learning.ts';
import { leaversByDay } from './leavers.ts';
import { addSampleLibrary } from './library.ts';
import { inTransaction, live, type SteppedHouse } from './live.ts';
import { foundOrganisation } from './organisation.ts';
import { personNamed } from './people.ts';
import { addPhrases } from './phrases.ts';
import { addQueues } from './queues.ts';
import { addSampleRequests } from './requests.ts';
import { addSampleRisks } from './risks.ts';
import { addSampleSettlements } from './settlements.ts';
import { beginPast, endPast, noteLived, pastDays } from './standing.ts';
import { hiddenBurst, hiddenShift } from './stories.ts';
import { answersByDay } from './survey-answers.ts';
import { addSampleTargets } from './targets.ts';
import { addSampleThresholds } from './thresholds.ts';
import { beginVisits, makeVisits } from './visits.ts';
import { addSampleWork } from './work.ts';

const seed = 20_260_301;
const dayMs = 86_400_000;

/** A new installation begins two months ago; the sample centre's past is lived through from there on. */
export const sampleStart = (now: Date): Date => new Date(now.getTime() - pastDays * dayMs);

const writerOf = () => ({ ...system('sample'), id: personNamed('malin').id, name: personNamed('malin').name });

/** What a new installation needs before anyone signs in: the sample centre's people, queues and rules. */
export async function foundSampleCentre(floor: Floor, start: Date, until: Date): Promise<void> {
  const acts = [foundOrganisation, addQueues, foundClasses, beginVisits];
  for (const act of acts) await inTransaction(floor, system('sample'), start, act);
  for (const act of [addPhrases, addSampleSurvey]) await inTransaction(floor, writerOf(), start, act);
  await inTransaction(floor, system('sample'), start, (call) => beginPast(call, until));
}

/**
 * Two months of the sample centre, led through the product's own commands on the stepped clock while people look on already; what they do
 * meanwhile is of today.
 */
export async function liveSamplePast(
  past: SteppedHouse,
  until: Date,
  stopping: AbortSignal,
  readCases: Beyond['readCases'],
): Promise<void> {
  const { floor } = past;
  const start = sampleStart(until);
  const trainingId = await inTransaction(floor, writerOf(), start, addLearning);
  const daily = [
    contactsByDay(floor, start, until),
    answersByDay(floor),
    examsByDay(floor, trainingId),
    await leaversByDay(floor, start),
  ];
  await live(noting(past, daily, stopping), {
    start,
    until,
    days: pastDays,
    perDay: usualPerDay,
    seed,
    shift: hiddenShift,
    burst: hiddenBurst,
  });
  await liveContacts(floor, until);
  await addSampleWork(floor, until);
  await addSampleRequests(floor, until);
  await addSampleSettlements(floor, until);
  await addSampleGroup(floor, until);
  await addSampleLibrary(floor, until);
  await addSampleRisks(floor, until);
  await addSampleClasses(floor, until);
  await addSampleClassDecisions(floor, until);
  await addSampleAppeals(floor, until);
  await inTransaction(floor, writerOf(), until, addArticles);
  await makeVisits(floor, until);
  await addSampleImprovement(floor, until);
  await addBurstAnalysis(floor, until, readCases);
  await addSampleThresholds(floor, until);
  await addSampleTargets(floor, until);
  await addSampleCosts(floor, until);
  await past.advanceTo(until);
  await past.settle();
  await inTransaction(floor, system('sample'), until, endPast);
}

/** Notes each day that was lived, and keeps its contacts; stops between two moments when the process was asked to end. */
function noting(
  past: SteppedHouse,
  daily: readonly ((now: Date) => Promise<void>)[],
  stopping: AbortSignal,
): SteppedHouse {
  let noted = 0;
  return {
    ...past,
    nextDue: async () => {
      stopping.throwIfAborted();
      return past.nextDue();
    },
    advanceTo: async (target) => {
      stopping.throwIfAborted();
      const due = await past.advanceTo(target);
      for (const act of daily) await act(target);
      if (target.getTime() - noted >= dayMs) {
        noted = target.getTime();
        await noteLived(past.floor, target);
      }
      return due;
    },
  };
}
