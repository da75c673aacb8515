import type { AssignmentRule, AssignmentSettings, Complexity, Severity } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { peopleWithin, skillsOf, staffWithRole } from '../../org/index.ts';
import { absentAt } from '../../work/index.ts';
import { languageOf } from '../letters/filling.ts';
import { recusedFrom } from '../recusal.ts';
import type { ComplaintRecord } from '../store.ts';
import { asked, type Handler, ruleFor } from './decision.ts';
import { readAssignment } from './settings.ts';
import { weightOf } from './weight.ts';

/** Who handles cases in a unit or below it, by their role there. */
export async function handlersOf(call: Call, unitId: string, projectId: string | null): Promise<string[]> {
  const within = new Set(await peopleWithin(call, [unitId]));
  return (await staffWithRole(call, 'handler', { projectId, unitId })).filter((id) => within.has(id));
}

interface Held {
  readonly owner_id: string;
  readonly severity: Severity;
  readonly complexity: Complexity;
  readonly answered: boolean;
  readonly cases: number;
}

/** What each of these people holds now, wherever it belongs; in hundredths. Who holds nothing is missing. */
export async function loadsOf(
  call: Call,
  settings: AssignmentSettings,
  people: readonly string[],
): Promise<Map<string, { load: number; open: number }>> {
  if (people.length === 0) return new Map();
  const held = sql`complaint.owner_id = any(${[...people]}::uuid[]) and complaint.state <> 'closed' and complaint.import_id is null`;
  const { rows } = await sql<Held>`
    select complaint.owner_id, complaint.severity, coalesce(assessed.complexity, 'usual') as complexity,
      complaint.state = 'answered' as answered, count(*)::integer as cases
    from complaints.complaint complaint
    left join (
      select distinct on (judged.complaint_id) judged.complaint_id, judged.complexity
      from complaints.complaint complaint join complaints.assessment judged on judged.complaint_id = complaint.id
      where ${held} order by judged.complaint_id, judged.at desc, judged.id desc
    ) assessed on assessed.complaint_id = complaint.id
    where ${held} group by 1, 2, 3, 4`.execute(call.tx);
  const loads = new Map<string, { load: number; open: number }>();
  for (const row of rows) {
    const before = loads.get(row.owner_id) ?? { load: 0, open: 0 };
    const load = before.load + weightOf(settings, row) * row.cases;
    loads.set(row.owner_id, { load, open: before.open + row.cases });
  }
  return loads;
}

export const mostOf = ({ most, own }: AssignmentRule, personId: string): number =>
  Math.round((own.find((one) => one.personId === personId)?.most ?? most) * 100);

async function lastGiven(call: Call, people: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; at: Date }>`
    select person_id as id, max(at) as at from complaints.assignment_choice
    where person_id = any(${[...people]}::uuid[]) group by 1`.execute(call.tx);
  return new Map(rows.map(({ id, at }) => [id, at.getTime()]));
}

/** What a case weighs by now. */
export async function weightOfCase(call: Call, settings: AssignmentSettings, row: ComplaintRecord): Promise<number> {
  const { rows } = await sql<{ complexity: Complexity }>`
    select complexity from complaints.assessment where complaint_id = ${row.id}::uuid
    order by at desc, id desc limit 1`.execute(call.tx);
  const complexity = rows[0]?.complexity ?? 'usual';
  return weightOf(settings, { severity: row.severity as Severity, complexity, answered: row.state === 'answered' });
}

/** Everybody of the unit in charge as the decision about one case sees them; who owns it already is left out. */
export async function handlersFor(
  call: Call,
  {
    settings,
    rule,
    row,
  }: { readonly settings: AssignmentSettings; readonly rule: AssignmentRule; readonly row: ComplaintRecord },
): Promise<Handler[]> {
  const people = (await handlersOf(call, rule.unitId, row.project_id)).filter((id) => id !== row.owner_id);
  const recused = await recusedFrom(call, row.id);
  const absent = await absentAt(call, people, call.now);
  const loads = await loadsOf(call, settings, people);
  const skills = await skillsOf(call, people);
  const last = await lastGiven(call, people);
  const levels = asked(rule, { product: row.product, area: row.area, language: languageOf(row) });
  return people.map((id) => ({
    id,
    load: loads.get(id)?.load ?? 0,
    most: mostOf(rule, id),
    recused: recused.has(id),
    absent: absent.has(id),
    lacks: [...levels].filter(([skill, level]) => (skills.get(id)?.[skill] ?? 0) < level).map(([skill]) => skill),
    lastAt: last.get(id) ?? null,
  }));
}

/** The unit that takes such cases by rule; null where none does. */
export async function unitInCharge(call: Call, row: Pick<ComplaintRecord, 'product' | 'area'>): Promise<string | null> {
  return ruleFor((await readAssignment(call)).settings.rules, row)?.unitId ?? null;
}
