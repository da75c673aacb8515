import type { StepName, StepRecord } from '@tongli/contracts/complaints';
import { type Call, type Refusal, staleVersion } from '../../platform/call.ts';
import { decidePromise } from './compensation/promising.ts';
import { type Case, decideRecordStep, decideSkipStep } from './complaint.ts';
import { act, type Done, ownerAfter } from './handling.ts';
import { commitmentOpen, type StepEntry, stepStates, unmasked } from './steps.ts';
import { addStepEntry, addTimelineEntry, type ComplaintRecord, save } from './store.ts';

/** One of several steps: recorded, or passed over for a reason. */
export type StepDone =
  | { readonly record: StepRecord; readonly spentSeconds?: number }
  | { readonly skip: StepName; readonly reason: string };

async function decide(call: Call, row: ComplaintRecord, standing: Case, done: StepDone): Promise<Refusal | null> {
  if ('skip' in done) return decideSkipStep(standing, done.skip, call.actor);
  const { record } = done;
  const refused = decideRecordStep(standing, record, call.actor);
  return refused ?? (record.step === 'make-good' ? decidePromise(call, row, record.amountMinor) : null);
}

async function keep(
  call: Call,
  row: ComplaintRecord,
  done: StepDone,
  entries: readonly StepEntry[],
): Promise<StepEntry> {
  const kept =
    'skip' in done
      ? { step: done.skip, state: 'skipped' as const, record: null, reason: done.reason }
      : { step: done.record.step, state: 'recorded' as const, record: unmasked(done.record, entries), reason: null };
  const spentSeconds = 'skip' in done ? undefined : done.spentSeconds;
  await addStepEntry(call, row, { ...kept, spentSeconds });
  await addTimelineEntry(call, row.id, `step-${kept.state}`, { step: kept.step }, kept.reason);
  const { now: at, actor } = call;
  return { ...kept, at, actor_name: actor.name, round: row.reopen_count, spent_seconds: spentSeconds ?? null };
}

/** What was done in one sitting, each step by its own rule on what the ones before have left; all of them or none. */
export const recordSteps = (call: Call, id: string, steps: readonly StepDone[], version: number): Promise<Done> =>
  act(
    call,
    id,
    { operation: 'complaints.record-step', name: 'step-recorded' },
    ({ row }) => (row.version === version ? null : staleVersion),
    async (row, loaded) => {
      let entries = loaded.entries;
      for (const done of steps) {
        const standing = { ...loaded.case, steps: stepStates(entries), commitmentOpen: commitmentOpen(entries) };
        const refused = await decide(call, row, standing, done);
        if (refused) return refused;
        entries = [...entries, await keep(call, row, done, entries)];
      }
      await save(call, row, await ownerAfter(call, row));
      return undefined;
    },
  );
