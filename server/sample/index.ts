import { type Clock, followMachine } from '../platform/clock/clock.ts';
import { system } from '../platform/permissions/actor.ts';
import { addArticles } from './articles.ts';
import { addSampleClasses, foundClasses } from './classes.ts';
import { liveContacts } from './contacts.ts';
import { usualPerDay } from './history.ts';
import { addLearning, addSampleSurvey } from './learning.ts';
import { inTransaction, live, type SteppedHouse } from './live.ts';
import { foundOrganisation } from './organisation.ts';
import { personNamed } from './people.ts';
import { addPhrases } from './phrases.ts';
import { addQueues } from './queues.ts';
import { addSampleRequests } from './requests.ts';
import { addSampleRisks } from './risks.ts';
import { addSampleSettlements } from './settlements.ts';
import { hiddenShift } from './stories.ts';
import { addSampleTargets } from './targets.ts';
import { addSampleThresholds } from './thresholds.ts';
import { beginVisits, makeVisits } from './visits.ts';
import { addSampleWork } from './work.ts';

const pastDays = 62;
const seed = 20_260_301;
const dayMs = 86_400_000;

/** A new installation on a stepped clock, as the sample centre needs it. */
export interface NewInstallation extends SteppedHouse {
  useClock(clock: Clock): void;
}

/** A new installation begins two months ago; the sample centre's past is lived through from there on. */
export const sampleStart = (now: Date): Date => new Date(now.getTime() - pastDays * dayMs);

/**
 * Fills a new installation with the sample centre: its people, and two months of complaints led through the product's
 * own commands on the stepped clock. An installation that already lives is left alone.
 */
export async function loadSampleCentre(
  house: NewInstallation,
  until: Date,
  say: (line: string) => void,
  stopping: AbortSignal,
): Promise<void> {
  const { floor } = house;
  if (floor.clock.mode === 'real') return;
  say('Loading the sample centre: two months of complaints, two days of contacts, all made up …');
  const start = await floor.clock.now(floor.db);
  await inTransaction(floor, system('sample'), start, foundOrganisation);
  await inTransaction(floor, system('sample'), start, addQueues);
  await inTransaction(floor, system('sample'), start, foundClasses);
  await inTransaction(floor, system('sample'), start, beginVisits);
  const writer = { ...system('sample'), id: personNamed('malin').id, name: personNamed('malin').name };
  await inTransaction(floor, writer, start, addPhrases);
  const told = tellingProgress(house, start, until, say);
  await live(stoppable(told, stopping), {
    start,
    until,
    days: pastDays,
    perDay: usualPerDay,
    seed,
    shift: hiddenShift,
  });
  await liveContacts(floor, until);
  await addSampleWork(floor, until);
  await addSampleRequests(floor, until);
  await addSampleSettlements(floor, until);
  await addSampleRisks(floor, until);
  await addSampleClasses(floor, until);
  await inTransaction(floor, writer, until, addArticles);
  await inTransaction(floor, writer, until, addLearning);
  await inTransaction(floor, writer, until, addSampleSurvey);
  await makeVisits(floor, until);
  await addSampleThresholds(floor, until);
  await addSampleTargets(floor, until);
  await house.advanceTo(until);
  house.useClock(await followMachine(floor.db));
}

/** Stops between two sessions when the process was asked to end; the next start begins the load anew. */
function stoppable(house: SteppedHouse, stopping: AbortSignal): SteppedHouse {
  return {
    ...house,
    nextDue: async () => {
      stopping.throwIfAborted();
      return house.nextDue();
    },
  };
}

/** A line for every tenth of the time lived through. */
function tellingProgress(house: SteppedHouse, start: Date, until: Date, say: (line: string) => void): SteppedHouse {
  let tenths = 0;
  return {
    ...house,
    advanceTo: async (target) => {
      const due = await house.advanceTo(target);
      const lived = (target.getTime() - start.getTime()) / (until.getTime() - start.getTime());
      if (Math.floor(lived * 10) > tenths) {
        tenths = Math.floor(lived * 10);
        say(`  ${tenths * 10} %`);
      }
      return due;
    },
  };
}
