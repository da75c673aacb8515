import { workingMinutesBetween } from '@tongli/calendar';
import {
  type AskedKind,
  nextStep,
  type PinnedDefinition,
  type ProcessDefinition,
  type ProcessStep,
  type StepOwner,
  stepOf,
  type WorkingLimit,
} from '@tongli/contracts/requests';
import type { Call } from '../../../platform/call.ts';
import { type CalendarVersion, getCalendar, holdersIn, leadersIn, staffWithRole, unitLine } from '../../org/index.ts';
import { absentAt, type LimitTimes, limitTimes } from '../../work/index.ts';
import { currentDefinition, getDefinition } from '../process/reading.ts';
import { tables } from '../store.ts';
import type { FormValues } from './form.ts';

/** Owners are warned when this share of a limit's working time has passed. */
const warnAtShare = 0.75;

/** What is done where no process of the kind has been published: somebody of the unit answers within three working days. */
const oneStep = (kind: AskedKind): ProcessDefinition => ({
  kind,
  phase: kind === 'enquiry' || kind === 'order' ? 'pre-sale' : 'after-sale',
  name: { zh: '答复', en: 'Answer' },
  about: { zh: '', en: '' },
  calendar: 'service',
  limit: null,
  steps: [
    {
      key: 'answer',
      name: { zh: '答复', en: 'Answer' },
      owner: { role: 'leader' },
      inputs: [],
      outputs: [],
      standards: [],
      limit: { amount: 3, unit: 'days' },
      fields: [],
      next: [],
      back: [],
    },
  ],
});

/** The path of a request: its pinned version, or the one step of what has none. */
export interface Path {
  readonly pinned: PinnedDefinition | null;
  readonly definition: ProcessDefinition;
}

export async function pathFor(call: Call, kind: AskedKind, unitId: string | null): Promise<Path> {
  const pinned = await currentDefinition(call, { kind }, unitId);
  return { pinned, definition: pinned?.definition ?? oneStep(kind) };
}

export async function pathOf(
  call: Call,
  row: { readonly kind: string; readonly process_version_id: string | null },
): Promise<Path> {
  const pinned = row.process_version_id === null ? null : await getDefinition(call, row.process_version_id);
  return { pinned, definition: pinned?.definition ?? oneStep(row.kind as AskedKind) };
}

/** Throws on a step that the version does not have: a request never stands at one. */
export function getStep({ definition }: Path, key: string): ProcessStep {
  const step = stepOf(definition, key);
  if (!step) throw new Error(`requests: ${definition.kind} has no step ${key}`);
  return step;
}

/** Throws on a definition without steps, which is never published. */
export function firstStep({ definition }: Path): ProcessStep {
  const [first] = definition.steps;
  if (!first) throw new Error(`requests: a process of ${definition.kind} has no steps`);
  return first;
}

export const stepAfter = ({ definition }: Path, key: string, values: FormValues, today: string): string | null =>
  nextStep(definition, key, { values, today });

export const calendarOf = ({ definition }: Path, call: Call): Promise<CalendarVersion> =>
  getCalendar(call, definition.calendar);

const spanOf = ({ amount, unit }: WorkingLimit) => (unit === 'days' ? { days: amount } : { minutes: amount });

export const timesOf = (calendar: CalendarVersion['calendar'], from: Date, limit: WorkingLimit): LimitTimes =>
  limitTimes(calendar, from, spanOf(limit), warnAtShare);

export const minutesIn = ({ calendar }: CalendarVersion, from: Date, until: Date): number =>
  Math.round(workingMinutesBetween(calendar, from, until));

interface Whose {
  readonly projectId: string;
  readonly unitId: string | null;
}

/**
 * The owner of a step: of those who hold the post in the unit, or in the nearest unit above that has one, or who hold the role there,
 * whoever is present and has the fewest open requests. Where nobody does, whoever leads the unit or the nearest above; null where the
 * request belongs to no unit and nobody was found.
 */
export async function ownerOf(call: Call, owner: StepOwner, { projectId, unitId }: Whose): Promise<string | null> {
  const line = await unitLine(call, unitId);
  if ('role' in owner) {
    const chosen = await leastAsked(call, await staffWithRole(call, owner.role, { projectId, unitId }));
    if (chosen) return chosen;
  } else {
    const units = owner.where === 'unit' ? line.slice(0, 1) : line;
    const holders = await holdersIn(call, units);
    for (const unit of units) {
      const chosen = await leastAsked(call, holders.get(unit)?.get(owner.post) ?? []);
      if (chosen) return chosen;
    }
  }
  const leaders = await leadersIn(call, line);
  const led = line.find((unit) => leaders.has(unit));
  return led === undefined ? null : leastAsked(call, leaders.get(led) ?? []);
}

async function leastAsked(call: Call, people: readonly string[]): Promise<string | null> {
  if (people.length < 2) return people[0] ?? null;
  const absent = await absentAt(call, people, call.now);
  const rows = await tables(call)
    .selectFrom('requests.request')
    .select((q) => ['owner_id', q.fn.countAll<string>().as('open')])
    .where('owner_id', 'in', [...people])
    .where('state', '=', 'open')
    .groupBy('owner_id')
    .execute();
  const open = new Map(rows.map((row) => [row.owner_id, Number(row.open)]));
  const weight = (id: string) => (absent.has(id) ? 1e9 : 0) + (open.get(id) ?? 0);
  return people.toSorted((a, b) => weight(a) - weight(b) || a.localeCompare(b))[0] ?? null;
}
