import { randomUUID } from 'node:crypto';
import type { BodyOf } from '@tongli/contracts/kernel';
import {
  type addReport,
  type changeReport,
  type previewReport,
  type Report,
  type ReportResult,
  rowsOfPeriod,
} from '@tongli/contracts/measures';
import { audit } from '../../../platform/audit/audit.ts';
import {
  type Call,
  forbidden,
  isRefusal,
  notFound,
  type Refusal,
  refuse,
  staleVersion,
} from '../../../platform/call.ts';
import { businessDay, projectFor, unitNames } from '../../org/index.ts';
import type { Range } from '../observations.ts';
import type { ReadValueWords } from '../own/values.ts';
import { tables } from '../store.ts';
import { type Entries, findEntries, isOwn, type ReportPlace } from './figures.ts';
import { tellReport } from './making.ts';
import { periodOf, usualPeriod } from './period.ts';
import { mayDefine } from './place.ts';
import { replyOf } from './replies.ts';
import { type Definition, findReport, type Kept } from './store.ts';

const wrong = (code: string, field: string, params: Refusal['params'] = {}) =>
  refuse(code, { status: 422, field: `body.${field}`, params });

type Written = Omit<BodyOf<typeof addReport>, 'projectId'>;

const definitionOf = ({ title, period, rows, indicators, compared, charted }: Written): Definition => ({
  ...{ title, period, rows, indicators, compared, charted },
});

/** A report as it was written, with all that its numbers are called; or what of it cannot be told. */
export async function understood(
  call: Call,
  written: Written,
  projectId: string,
): Promise<{ readonly definition: Definition; readonly entries: Entries } | Refusal> {
  const { period, rows, indicators, unitId } = written;
  const allowed = rowsOfPeriod[period];
  if (!allowed.includes(rows)) return wrong('rows-unfit', 'rows', { allowed: allowed.join(', ') });
  const twice = indicators.findIndex((code, place) => indicators.indexOf(code) < place);
  if (twice >= 0) return wrong('chosen-twice', `indicators.${twice}`, { indicator: indicators[twice] ?? '' });
  if (unitId !== null && !(await unitNames(call, [unitId])).has(unitId)) return wrong('unknown-unit', 'unitId');
  const entries = await findEntries(call, indicators, projectId);
  if ('unknown' in entries)
    return wrong('unknown-indicator', `indicators.${entries.unknown}`, {
      indicator: indicators[entries.unknown] ?? '',
    });
  const byHour = rows === 'hour' ? entries.findIndex(isOwn) : -1;
  if (byHour >= 0) return wrong('own-by-hour', `indicators.${byHour}`);
  return { definition: definitionOf(written), entries };
}

/** The period that is asked for, which must have begun. */
export async function rangeFor(call: Call, { period }: Definition, on: string | null): Promise<Range | Refusal> {
  const { today } = await businessDay(call);
  const range = on === null ? usualPeriod(period, today) : periodOf(period, on);
  if (range.from > today) return wrong('period-to-come', 'on', { latest: today });
  return range;
}

async function placeAsked(call: Call, written: Written & { projectId?: string | undefined }) {
  const projectId = await projectFor(call, written.projectId);
  if (isRefusal(projectId)) return projectId;
  const place: ReportPlace = { projectId, unitId: written.unitId };
  return mayDefine(call, place) ? place : forbidden;
}

export async function preview(
  call: Call,
  { on, ...written }: BodyOf<typeof previewReport>,
  readWords: ReadValueWords,
): Promise<ReportResult | Refusal> {
  const place = await placeAsked(call, written);
  if (isRefusal(place)) return place;
  const found = await understood(call, written, place.projectId);
  if ('refusal' in found) return found;
  const range = await rangeFor(call, found.definition, on);
  return isRefusal(range) ? range : tellReport(call, { ...found, place, range }, readWords);
}

const traced = (call: Call, act: string, id: string) => audit(call, `measures.${act}`, { type: 'report', id });

export async function add(call: Call, written: BodyOf<typeof addReport>): Promise<Report | Refusal> {
  const place = await placeAsked(call, written);
  if (isRefusal(place)) return place;
  const found = await understood(call, written, place.projectId);
  if ('refusal' in found) return found;
  const id = randomUUID();
  await tables(call)
    .insertInto('measures.report')
    .values({
      ...{ id, project_id: place.projectId, unit_id: place.unitId, definition: JSON.stringify(found.definition) },
      ...{ changed_at: call.now, changed_by: call.actor.name },
    })
    .execute();
  await traced(call, 'add-report', id);
  return read(call, id);
}

/** Locked, and for whoever may change it; of a version where one is named. */
export async function lockFor(call: Call, id: string, version?: number): Promise<Kept | Refusal> {
  const kept = await findReport(call, id, { lock: true });
  if (!kept) return notFound;
  if (!mayDefine(call, kept)) return forbidden;
  return version === undefined || version === kept.version ? kept : staleVersion;
}

export async function read(call: Call, id: string): Promise<Report | Refusal> {
  const kept = await findReport(call, id);
  return kept ? replyOf(call, kept) : notFound;
}

export async function change(
  call: Call,
  id: string,
  { version, ...written }: BodyOf<typeof changeReport>,
): Promise<Report | Refusal> {
  const kept = await lockFor(call, id, version);
  if ('refusal' in kept) return kept;
  if (!mayDefine(call, { projectId: kept.projectId, unitId: written.unitId })) return forbidden;
  const found = await understood(call, written, kept.projectId);
  if ('refusal' in found) return found;
  await touch(call, kept, { unit_id: written.unitId, definition: JSON.stringify(found.definition) });
  await traced(call, 'change-report', id);
  return read(call, id);
}

export const touch = (call: Call, { id, version }: Kept, set: { unit_id?: string | null; definition?: string } = {}) =>
  tables(call)
    .updateTable('measures.report')
    .set({ ...set, changed_at: call.now, changed_by: call.actor.name, version: version + 1 })
    .where('id', '=', id)
    .execute();

/** What was told stays, and is read by its address. */
export async function remove(call: Call, id: string): Promise<Record<string, never> | Refusal> {
  const kept = await lockFor(call, id);
  if ('refusal' in kept) return kept;
  await tables(call).deleteFrom('measures.report_schedule').where('report_id', '=', id).execute();
  await tables(call).updateTable('measures.report').set({ removed_at: call.now }).where('id', '=', id).execute();
  await traced(call, 'remove-report', id);
  return {};
}
