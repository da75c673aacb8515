import { randomUUID } from 'node:crypto';
import type { AssignmentRule, ChoiceRule, OwnerChoice } from '@tongli/contracts/complaints';
import type { Call } from '../../../platform/call.ts';
import { describePeople } from '../../org/index.ts';
import { tables } from '../store.ts';
import type { Choice, Judged } from './decision.ts';

type Kept = Pick<Judged, 'id' | 'load' | 'most' | 'out' | 'lacks'>;

const kept = ({ id, load, most, out, lacks }: Judged): Kept => ({ id, load, most, out, lacks });

/** Why somebody got a case, or nobody did: with what everybody held at that moment. */
export async function keepChoice(
  call: Call,
  complaintId: string,
  { rule, weight, choice }: { readonly rule: AssignmentRule; readonly weight: number; readonly choice: Choice },
): Promise<void> {
  await tables(call)
    .insertInto('complaints.assignment_choice')
    .values({
      id: randomUUID(),
      complaint_id: complaintId,
      unit_id: rule.unitId,
      at: call.now,
      person_id: choice.personId,
      rule: choice.rule,
      weight: weight / 100,
      candidates: JSON.stringify(choice.judged.map(kept)),
    })
    .execute();
}

interface Told {
  readonly unitId: string;
  readonly personId: string | null;
  readonly rule: ChoiceRule;
  /** In hundredths. */
  readonly weight: number;
  readonly candidates: readonly Kept[];
}

/** As people read it: with names, in cases. */
export async function describeChoice(call: Call, told: Told): Promise<OwnerChoice> {
  const names = await describePeople(
    call,
    told.candidates.map(({ id }) => id),
  );
  return {
    unitId: told.unitId,
    personId: told.personId,
    rule: told.rule,
    weight: told.weight / 100,
    candidates: told.candidates.map(({ id, load, most, out, lacks }) => ({
      personId: id,
      name: names.get(id) ?? '',
      load: load / 100,
      most: most / 100,
      out,
      lacks: [...lacks],
    })),
  };
}

export async function lastChoice(call: Call, complaintId: string): Promise<(OwnerChoice & { at: string }) | null> {
  const row = await tables(call)
    .selectFrom('complaints.assignment_choice')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  if (!row) return null;
  const told = await describeChoice(call, {
    unitId: row.unit_id,
    personId: row.person_id,
    rule: row.rule as ChoiceRule,
    weight: row.weight * 100,
    candidates: row.candidates as Kept[],
  });
  return { ...told, at: row.at.toISOString() };
}
