import { addDays } from '@tongli/calendar';
import type { BodyOf, QueryOf } from '@tongli/contracts/kernel';
import {
  type getTarget,
  type setTarget as setting,
  type Target,
  type TargetPart,
  targetsSet,
} from '@tongli/contracts/measures';
import { audit } from '../../../platform/audit/audit.ts';
import {
  allowanceOf,
  type Call,
  forbidden,
  isRefusal,
  notFound,
  type Refusal,
  refuse,
} from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { holds, reaches } from '../../../platform/permissions/scope.ts';
import { businessDay, describePeople, projectAsked, projectFor, unitNames } from '../../org/index.ts';
import { combine, propose } from './decomposing.ts';
import { insertTargets, keyOf, readHistory, setOf, type TargetRow, targetsOn, type Whose } from './store.ts';
import { findTargeted, type Measured, type Targeted } from './targeted.ts';

/** How far back it is measured what parts count for. */
const measuredDays = 28;

const mayOf = (call: Call, place: Pick<Whose, 'projectId' | 'unitId'>) =>
  holds(call.actor, 'measures.target', place) ? null : forbidden;

/** What the place and its parts came to of late, and what a part weighs by that. */
async function measure(call: Call, entry: Targeted, place: Whose) {
  const { lastComplete } = await businessDay(call);
  return entry.measure(call, place, { from: addDays(lastComplete, 1 - measuredDays), to: lastComplete });
}

async function describeParts(call: Call, parts: Measured['parts']) {
  const units = await unitNames(call, [...new Set(parts.flatMap(({ unitId }) => unitId ?? []))]);
  const people = await describePeople(
    call,
    parts.flatMap(({ personId }) => personId ?? []),
  );
  return ({ unitId, personId }: Measured['parts'][number]): TargetPart['name'] => {
    const name = personId ? people.get(personId) : undefined;
    if (name !== undefined) return { zh: name, en: name };
    return unitId ? (units.get(unitId) ?? null) : null;
  };
}

async function replyOf(call: Call, entry: Targeted, place: Whose, on: string): Promise<Target> {
  const { indicator, how } = entry;
  const set = await targetsOn(call, indicator.code, place.projectId, on);
  const own = set.get(keyOf(place)) ?? null;
  const wanted = own ? own.value : place.unitId === null ? entry.usual : null;
  const { parts, whole } = await measure(call, entry, place);
  const nameOf = await describeParts(call, parts);
  const described = parts.map((part): TargetPart => {
    const row: TargetRow | undefined = part.unitId === null ? undefined : set.get(keyOf(part));
    const weight = row?.weight ?? (how === 'adds' ? Math.max(0, part.count) : part.size);
    return {
      ...{ ...part, name: nameOf(part), target: row?.value ?? null },
      ...{ weight, weightSet: typeof row?.weight === 'number', proposed: null },
    };
  });
  const settable = described.filter(({ unitId }) => unitId !== null);
  const proposed = propose(
    how,
    wanted,
    settable.map(({ weight }) => weight),
  );
  return {
    ...{ indicator, on, projectId: place.projectId, unitId: place.unitId },
    place: place.unitId ? ((await unitNames(call, [place.unitId])).get(place.unitId) ?? null) : null,
    target: own && own.value !== null ? setOf(own) : null,
    ...whole,
    parts: described
      .map((part) => ({ ...part, proposed: proposed[settable.indexOf(part)] ?? null }))
      .toSorted((a, b) => b.weight - a.weight),
    sum: combine(how, wanted, settable),
    history: await readHistory(call, indicator.code, place),
    actions: { set: allowanceOf(mayOf(call, place)) },
  };
}

async function placeOf(call: Call, projectId: string | Refusal, unitId: string | undefined, field: string) {
  if (isRefusal(projectId)) return projectId;
  const place = { projectId, unitId: unitId ?? null, personId: null };
  const known = !unitId || (await unitNames(call, [unitId])).has(unitId);
  return known && reaches(call.scope, place) ? place : refuse('unknown-unit', { status: 422, field });
}

export async function getTargetOf(
  call: Call,
  code: string,
  { projectId, unitId, on }: QueryOf<typeof getTarget>,
): Promise<Target | Refusal> {
  const { today } = await businessDay(call);
  const entry = await findTargeted(call, code, on ?? today);
  if (!entry) return notFound;
  const asked = await projectAsked(call, entry.projectId ?? projectId, 'query.projectId');
  const place = await placeOf(call, asked, unitId, 'query.unitId');
  if (isRefusal(place)) return place;
  if (projectId && projectId !== place.projectId) return notFound;
  return replyOf(call, entry, place, on ?? today);
}

/** What is beyond what the indicator can be, at its field; null where all is well. */
function checkValues({ bounds }: Targeted, body: BodyOf<typeof setting>): Refusal | null {
  const values = [
    ['body.value', body.value] as const,
    ...body.parts.map(({ value }, place) => [`body.parts.${place}.value`, value] as const),
  ];
  for (const [field, value] of values) {
    if (value === null) continue;
    if (bounds.upper !== undefined && value > bounds.upper)
      return refuse('above-highest', { status: 422, field, params: { highest: bounds.upper } });
    if (bounds.lower !== undefined && value < bounds.lower)
      return refuse('below-lowest', { status: 422, field, params: { lowest: bounds.lower } });
  }
  return null;
}

export async function setTargets(call: Call, code: string, body: BodyOf<typeof setting>): Promise<Target | Refusal> {
  const entry = await findTargeted(call, code, body.fromOn);
  if (!entry) return notFound;
  const asked = await projectFor(call, entry.projectId ?? body.projectId);
  const place = await placeOf(call, asked, body.unitId, 'body.unitId');
  if (isRefusal(place)) return place;
  if (body.projectId && body.projectId !== place.projectId) return notFound;
  const refused = checkValues(entry, body) ?? (await checkParts(call, entry, place, body));
  if (refused) return refused;
  await insertTargets(call, code, body.fromOn, [
    { ...place, value: body.value, weight: null },
    ...body.parts.map(({ unitId, personId, value, weight }) => {
      return { projectId: place.projectId, unitId, personId, value, weight };
    }),
  ]);
  await append(call, targetsSet, place.projectId, { indicator: code, unitId: place.unitId, fromOn: body.fromOn });
  await audit(call, 'measures.set-target', { type: 'project', id: place.projectId });
  return replyOf(call, entry, place, body.fromOn);
}

/** Only what the place is made of can share its target. */
async function checkParts(call: Call, entry: Targeted, place: Whose, { parts }: BodyOf<typeof setting>) {
  if (parts.length === 0) return null;
  const known = new Set(
    (await measure(call, entry, place)).parts.flatMap((part) => (part.unitId ? [keyOf(part)] : [])),
  );
  const unknown = parts.findIndex((part) => part.unitId === null || !known.has(keyOf(part)));
  return unknown < 0 ? null : refuse('unknown-part', { status: 422, field: `body.parts.${unknown}.unitId` });
}
