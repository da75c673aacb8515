import { randomUUID } from 'node:crypto';
import type { Assessment, Complexity, Impact, Severity, Validity, Vulnerability } from '@tongli/contracts/complaints';
import type { PersonFact } from '@tongli/contracts/privacy';
import type { Kysely } from 'kysely';
import { type Call, isRefusal, staleVersion } from '../../../platform/call.ts';
import { statement } from '../../../platform/database/statement.ts';
import { erasedName, maskText } from '../../../platform/personal/mask.ts';
import { getCalendar } from '../../org/index.ts';
import { limitTimes, moveLimit } from '../../work/index.ts';
import { keepJudgement } from '../classification/deciding.ts';
import { rules } from '../complaint.ts';
import { act, type Done, ownerAfter } from '../handling.ts';
import { addTimelineEntry, type ComplaintRecord, processOf, save, tables } from '../store.ts';
import type { ComplaintsTables } from '../tables.ts';
import { precedenceOf } from './precedence.ts';
import { spanOf } from './span.ts';

const selectAssessments = statement((db: Kysely<ComplaintsTables>, { complaintId }: { readonly complaintId: string }) =>
  db
    .selectFrom('complaints.assessment')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('at')
    .orderBy('id'),
);

const masked = (text: string | null) => (text === null ? null : maskText(text));

/** The latest, and when the first was made. */
export async function assessmentOf(
  call: Call,
  complaintId: string,
): Promise<{ latest: Assessment | null; firstAt: Date | null }> {
  const rows = await selectAssessments(call.tx, { complaintId });
  const last = rows.at(-1);
  if (!last) return { latest: null, firstAt: null };
  const latest: Assessment = {
    at: last.at.toISOString(),
    actorName: last.actor_name,
    severity: last.severity as Severity,
    safety: last.safety,
    complexity: last.complexity as Complexity,
    impact: last.impact as Impact,
    validity: last.validity as Validity | null,
    immediate: masked(last.immediate),
    vulnerability: last.vulnerability as Vulnerability | null,
    vulnerabilityReason: masked(last.vulnerability_reason),
  };
  return { latest, firstAt: rows[0]?.at ?? null };
}

export interface Assessing {
  readonly severity: Severity;
  readonly complexity: Complexity;
  readonly impact: Impact;
  /** Whether the customer seems to be right. */
  readonly validity: Validity | null;
  readonly suggestionShown: boolean;
  readonly immediate: string | null;
  readonly vulnerability: Vulnerability | null;
  readonly vulnerabilityReason: string | null;
  readonly version: number;
}

/** The initial assessment, or a later one: what it finds decides what goes first, and how long the answer may take. */
export function assess(call: Call, id: string, { version, suggestionShown, ...found }: Assessing): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'complaints.assess', name: 'assessed' },
    (loaded) => (loaded.row.version === version ? rules.assess(loaded.case, call.actor) : staleVersion),
    async (row) => {
      const { latest } = await assessmentOf(call, id);
      const longer = found.complexity === 'complex' && latest?.complexity !== 'complex';
      const dueAt = longer ? await takeComplexTime(call, row) : null;
      await insertAssessment(call, id, found);
      await save(call, row, {
        ...(await ownerAfter(call, row)),
        severity: found.severity,
        precedence: precedenceOf(found.severity, found.vulnerability !== null),
        ...(dueAt && row.state === 'acknowledged' ? { due_at: dueAt } : {}),
      });
      const { severity, complexity, impact, validity } = found;
      const further = {
        ...(found.vulnerability === null ? {} : { vulnerable: 'yes' }),
        ...(validity === null ? {} : { validity }),
      };
      await addTimelineEntry(call, id, 'assessed', { severity, complexity, impact, ...further }, found.immediate);
      await keepJudgement(call, row, { severity, validity, suggestionShown });
      return undefined;
    },
  );
}

function insertAssessment(call: Call, complaintId: string, found: Omit<Assessing, 'version' | 'suggestionShown'>) {
  return tables(call)
    .insertInto('complaints.assessment')
    .values({
      id: randomUUID(),
      complaint_id: complaintId,
      at: call.now,
      actor_name: call.actor.name,
      severity: found.severity,
      safety: found.severity === 'safety',
      complexity: found.complexity,
      impact: found.impact,
      validity: found.validity,
      immediate: found.immediate,
      vulnerability: found.vulnerability,
      vulnerability_reason: found.vulnerabilityReason,
    })
    .execute();
}

/** The longer time that the process gives to what is complex, counted from receipt or from the last reopening; null where none is given. */
async function takeComplexTime(call: Call, row: ComplaintRecord): Promise<Date | null> {
  const settings = (await processOf(call, row))?.settings;
  const days = settings?.complexRespondWithinDays ?? null;
  if (!settings || days === null || days <= settings.respondWithinDays || row.reopen_count > 0) return null;
  const { calendar } = await getCalendar(call, settings.calendar);
  const times = limitTimes(calendar, row.lodged_at, spanOf(settings, days), settings.warnAtShare);
  const refused = await moveLimit(call, { type: 'complaint', id: row.id }, 'respond', times);
  return isRefusal(refused) ? null : times.dueAt;
}

/** What was written of a customer who is erased. */
export async function eraseAssessments(call: Call, complaintIds: readonly string[]): Promise<void> {
  const emptied = tables(call)
    .updateTable('complaints.assessment')
    .where('complaint_id', 'in', [...complaintIds]);
  await emptied.set({ immediate: erasedName }).where('immediate', 'is not', null).execute();
  await emptied
    .set({ vulnerability: 'other', vulnerability_reason: erasedName })
    .where('vulnerability', 'is not', null)
    .execute();
}

/** What is held of a customer beside the case itself, by case. */
export async function exportAssessments(
  call: Call,
  complaintIds: readonly string[],
): Promise<ReadonlyMap<string, PersonFact[]>> {
  const rows = await tables(call)
    .selectFrom('complaints.assessment')
    .select(['complaint_id', 'at', 'immediate', 'vulnerability_reason'])
    .where('complaint_id', 'in', [...complaintIds])
    .orderBy('at')
    .execute();
  const factsOf = (row: (typeof rows)[number]) =>
    [row.immediate, row.vulnerability_reason].flatMap((value) =>
      value === null ? [] : [{ name: 'history' as const, kind: 'text' as const, value, at: row.at.toISOString() }],
    );
  const found = new Map<string, PersonFact[]>();
  for (const row of rows) found.set(row.complaint_id, [...(found.get(row.complaint_id) ?? []), ...factsOf(row)]);
  return found;
}
