import { sql } from 'kysely';
import { z } from 'zod';
import type { Call } from '../../../platform/call.ts';
import { inThread } from '../../../platform/in-thread.ts';
import { addJob } from '../../../platform/jobs/add.ts';
import { job } from '../../../platform/jobs/job.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { inSystemCall } from '../../../platform/system-call.ts';
import { daily } from '../../../platform/timers/daily.ts';
import { tables } from '../store.ts';
import { beforeAll, indexMatters } from './matters.ts';
import { currentModel, keepModel, read } from './model.ts';
import { chooseThresholds, type Label } from './thresholds.ts';

const mostTexts = 20_000;
const fewestTexts = 200;
const mostLabels = 5_000;
/** What comes later in a long text is not what it is about. */
const mostLetters = 300;

/** The latest texts of the house, with what identifies a person masked: a name or number is nothing to be learned. */
async function textsToLearn(call: Call): Promise<{ texts: string[]; cases: number }> {
  const rows = await tables(call)
    .selectFrom('complaints.complaint')
    .select('facts')
    .where('erased_at', 'is', null)
    .orderBy('lodged_at', 'desc')
    .limit(mostTexts)
    .execute();
  const { rows: counted } = await sql<{ cases: number }>`
    select greatest(reltuples, 0)::integer as cases from pg_class where oid = 'complaints.complaint'::regclass`.execute(
    call.tx,
  );
  return {
    texts: rows.map(({ facts }) => maskText(facts.slice(0, mostLetters))),
    cases: Math.max(rows.length, counted[0]?.cases ?? 0),
  };
}

async function labelsOf(call: Call): Promise<Label[]> {
  const rows = await tables(call)
    .selectFrom('complaints.repeat_link')
    .select(['score', 'state', 'kind'])
    .where('decided_at', 'is not', null)
    .where('score', 'is not', null)
    .orderBy('decided_at', 'desc')
    .limit(mostLabels)
    .execute();
  return rows
    .filter(({ state, kind }) => state === 'refused' || kind === 'repeat')
    .map(({ score, state }) => ({ score: score ?? 0, same: state === 'linked' }));
}

/** Some seconds for 20,000 texts. */
const thread = new URL('./learning-thread.ts', import.meta.url);

/** Reads the house's texts and its people's verdicts, keeps what follows, and makes every case findable by it. */
export const learnMatters = job('complaints.learn-matters', {
  payload: z.object({}),
  attempts: 3,
  run: async ({ floor, signal }) => {
    const name = 'job:complaints.learn-matters';
    const given = await inSystemCall(floor, name, async (call) => ({
      ...(await textsToLearn(call)),
      labels: await labelsOf(call),
    }));
    if (given.texts.length >= fewestTexts) {
      const learned = await read(Buffer.from(await inThread<Uint8Array>(thread, given, signal)));
      const chosen = chooseThresholds(given.labels);
      await inSystemCall(floor, name, (call) => keepModel(call, learned, chosen));
      floor.log.info({ texts: given.texts.length, ...chosen }, 'meaning of complaints learned');
    }
    for (let after: string | null = beforeAll; after !== null && !signal.aborted; ) {
      const from: string = after;
      after = await inSystemCall(floor, name, async (call) => indexMatters(call, await currentModel(call), from));
    }
  },
});

/** Also asked for when a ledger is complete: its cases are then found by what they are about. */
export const learnSoon = (call: Call): Promise<void> => addJob(call, learnMatters, {}, { onlyOne: 'all' });

export const learningTimer = daily('complaint-matters', learnSoon);
