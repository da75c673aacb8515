import { randomUUID } from 'node:crypto';
import type { BodyOf } from '@tongli/contracts/kernel';
import {
  type addOwnIndicator,
  type archiveOwnIndicator,
  type changeOwnIndicator,
  type FormulaProblem,
  type OwnIndicator,
  ownIndicatorChanged,
  unitsOfResult,
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
import { append } from '../../../platform/events/append.ts';
import { holds, reaches } from '../../../platform/permissions/scope.ts';
import { businessDay, isPerson, projectFor } from '../../org/index.ts';
import { tables } from '../store.ts';
import { type Understood, understand } from './formula.ts';
import { replyOf } from './replies.ts';
import { codeOf, lockOwn, type Own } from './store.ts';
import { type ReadValueWords, readValues } from './values.ts';

type Written = Omit<BodyOf<typeof addOwnIndicator>, 'projectId' | 'unit'>;

const wrong = (code: string, field: string, params: Refusal['params'] = {}) =>
  refuse(code, { status: 422, field: `body.${field}`, params });

/** What is wrong is told in full while it is typed; here which of these it is, and where. */
const formulaRefused = ({ code, from, to }: FormulaProblem) =>
  wrong('formula-unsound', 'formula', { problem: code, from: from + 1, to });

/** Of the whole project: whoever is narrowed to a branch of it may not. */
const mayDefine = (call: Call, projectId: string) =>
  holds(call.actor, 'measures.define', { projectId, unitId: null }) && reaches(call.scope, { projectId, unitId: null });

async function understood(call: Call, written: Written, readWords: ReadValueWords): Promise<Understood | Refusal> {
  const found = understand(written.formula, await readValues(call, readWords));
  if ('problem' in found) return formulaRefused(found.problem);
  return (await isPerson(call, written.ownerId)) ? found : wrong('unknown-person', 'ownerId');
}

async function insertEdition(
  call: Call,
  indicatorId: string,
  written: Written,
  { expression, words }: Understood,
  { number, fromOn }: { readonly number: number; readonly fromOn: string | null },
): Promise<void> {
  const { name, purpose, formula, direction, target } = written;
  await tables(call)
    .insertInto('measures.own_edition')
    .values({
      ...{ indicator_id: indicatorId, number, from_on: fromOn, name_zh: name.zh, name_en: name.en, purpose, formula },
      ...{ words_zh: words.zh, words_en: words.en, expression: JSON.stringify(expression), direction, target },
      ...{ set_at: call.now, set_by: call.actor.name },
    })
    .execute();
}

/** Told, kept in the trail, and read as it is now. */
async function done(call: Call, id: string, act: 'add' | 'change' | 'archive'): Promise<OwnIndicator | Refusal> {
  const own = await lockOwn(call, id);
  if (!own) return notFound;
  await append(call, ownIndicatorChanged, id, { projectId: own.projectId, code: own.code, act });
  await audit(call, `measures.${act}-own-indicator`, { type: 'own-indicator', id });
  return replyOf(call, own);
}

export async function addOwn(
  call: Call,
  { projectId: asked, unit, ...written }: BodyOf<typeof addOwnIndicator>,
  readWords: ReadValueWords,
): Promise<OwnIndicator | Refusal> {
  const projectId = await projectFor(call, asked);
  if (isRefusal(projectId)) return projectId;
  if (!mayDefine(call, projectId)) return forbidden;
  const found = await understood(call, written, readWords);
  if ('refusal' in found) return found;
  const allowed: readonly Own['unit'][] = unitsOfResult[found.result];
  if (!allowed.includes(unit)) return wrong('unit-unfit', 'unit', { unit, allowed: allowed.join(', ') });
  const id = randomUUID();
  const kind = { result: found.result, nature: found.nature.nature };
  await tables(call)
    .insertInto('measures.own_indicator')
    .values({ id, code: codeOf(id), project_id: projectId, unit, ...kind, owner_id: written.ownerId })
    .execute();
  await insertEdition(call, id, written, found, { number: 1, fromOn: null });
  return done(call, id, 'add');
}

/** Locked, of this version and for whoever may define. */
async function own(call: Call, id: string, version: number): Promise<Own | Refusal> {
  const found = await lockOwn(call, id);
  if (!found) return notFound;
  if (!mayDefine(call, found.projectId)) return forbidden;
  return found.version === version ? found : staleVersion;
}

const save = (call: Call, { id, version }: Own, change: { owner_id?: string; archived_at?: Date | null }) =>
  tables(call)
    .updateTable('measures.own_indicator')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .execute();

/** A day that is over was shown; and what is another kind of number is another indicator. */
export async function changeOwn(
  call: Call,
  id: string,
  { version, fromOn, ...written }: BodyOf<typeof changeOwnIndicator>,
  readWords: ReadValueWords,
): Promise<OwnIndicator | Refusal> {
  const standing = await own(call, id, version);
  if ('refusal' in standing) return standing;
  const { today } = await businessDay(call);
  const latest = standing.editions.at(-1);
  if (fromOn < today) return wrong('edition-in-the-past', 'fromOn', { earliest: today });
  if (latest?.fromOn && fromOn < latest.fromOn)
    return wrong('edition-before-latest', 'fromOn', { earliest: latest.fromOn });
  const found = await understood(call, written, readWords);
  if ('refusal' in found) return found;
  if (found.result !== standing.result || found.nature.nature !== standing.nature)
    return wrong('edition-of-other-kind', 'formula');
  await insertEdition(call, id, written, found, { number: (latest?.number ?? 0) + 1, fromOn });
  await save(call, standing, { owner_id: written.ownerId });
  return done(call, id, 'change');
}

export async function archiveOwn(
  call: Call,
  id: string,
  { archived, version }: BodyOf<typeof archiveOwnIndicator>,
): Promise<OwnIndicator | Refusal> {
  const standing = await own(call, id, version);
  if ('refusal' in standing) return standing;
  await save(call, standing, { archived_at: archived ? call.now : null });
  return done(call, id, 'archive');
}
