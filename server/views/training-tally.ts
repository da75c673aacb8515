import { sql } from 'kysely';
import type { Call } from '../platform/call.ts';

/** To how many people a training was given, and how many of them have passed; who has it twice counts once. */
export async function tallyTraining(call: Call, trainingId: string): Promise<{ given: number; passed: number }> {
  const { rows } = await sql<{ given: number; passed: number }>`
    select count(distinct person_id) as given, count(distinct person_id) filter (where state = 'passed') as passed
    from people.assignment
    where training_id = ${trainingId} and state <> 'withdrawn'`.execute(call.tx);
  return rows[0] ?? { given: 0, passed: 0 };
}
