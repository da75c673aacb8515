import { randomUUID } from 'node:crypto';
import {
  type ProcessDefinition,
  processDefinition,
  type RequestKind,
  type ServiceProcess,
  validateDefinition,
} from '@tongli/contracts/requests';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse, staleBehind } from '../../../platform/call.ts';
import { calendarCodes } from '../../org/index.ts';
import { tables } from '../store.ts';
import { knownTo } from './known.ts';
import { getDefinition } from './reading.ts';
import { getServiceProcess, standingOf } from './record.ts';
import { decide } from './rules.ts';
import { minutes, step, words } from './supplied/building.ts';
import { suppliedDefinitions } from './supplied/index.ts';
import { lockProcess, type ProcessRow } from './versions.ts';

export const subjectOf = (id: string) => ({ type: 'process', id });

/** The process, locked, where the caller has seen it as it is. */
export async function changing(call: Call, id: string, version: number): Promise<ProcessRow | Refusal> {
  const process = await lockProcess(call, id);
  if (!process) return notFound;
  return process.version === version ? process : staleBehind(await getServiceProcess(call, id));
}

/** What is being written, or else what is in force. */
export async function draftOf(call: Call, { draft, current_version_id: current }: ProcessRow) {
  if (draft !== null) return processDefinition.parse(draft);
  return current === null ? null : (await getDefinition(call, current)).definition;
}

export async function keepDraft(
  call: Call,
  { id, current_version_id: current, draft_based_on: basedOn }: ProcessRow,
  definition: ProcessDefinition,
): Promise<void> {
  const inForce = current === null ? 0 : (await getDefinition(call, current)).version;
  await tables(call)
    .updateTable('requests.process')
    .set((row) => ({
      draft: JSON.stringify(definition),
      draft_based_on: basedOn ?? inForce,
      draft_by: call.actor.id,
      draft_at: call.now,
      version: row('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

export async function dropDraft(call: Call, id: string): Promise<void> {
  await tables(call)
    .updateTable('requests.process')
    .set((row) => ({
      draft: null,
      draft_based_on: null,
      draft_by: null,
      draft_at: null,
      version: row('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** A draft is kept with its faults. Of what kind of case a process is does not change. */
export async function writeDraft(
  call: Call,
  id: string,
  { definition, version }: { definition: ProcessDefinition; version: number },
): Promise<ServiceProcess | Refusal> {
  const process = await changing(call, id, version);
  if (isRefusal(process)) return process;
  await keepDraft(call, process, { ...definition, kind: process.kind as RequestKind });
  await audit(call, 'requests.write-process-draft', subjectOf(id));
  return getServiceProcess(call, id);
}

export async function discardDraft(call: Call, id: string, version: number): Promise<ServiceProcess | Refusal> {
  const process = await changing(call, id, version);
  if (isRefusal(process)) return process;
  const refused = decide(await standingOf(call, process), 'discard', call.actor);
  if (refused) return refused;
  await dropDraft(call, id);
  await audit(call, 'requests.discard-process-draft', subjectOf(id));
  return getServiceProcess(call, id);
}

const beginning = (kind: RequestKind, name: ProcessDefinition['name'], calendar: string): ProcessDefinition => ({
  kind,
  phase: 'in-sale',
  name,
  about: words('', ''),
  calendar,
  limit: null,
  steps: [step({ key: 'receive', name: words('受理', 'Receive'), owner: { role: 'agent' }, limit: minutes(60) })],
});

interface NewProcess {
  readonly code: string;
  readonly kind: RequestKind;
  readonly name: ProcessDefinition['name'];
  readonly copyOf: string | null;
  /** What the product brings under this code. */
  readonly supplied: boolean;
}

/** What a new process says at first. */
async function firstDraft(call: Call, input: NewProcess): Promise<ProcessDefinition | Refusal> {
  const { code, kind, name, copyOf, supplied } = input;
  if (supplied) return suppliedDefinitions[code] ?? refuse('not-supplied', { status: 422, field: 'body.code' });
  const copied = copyOf === null ? null : await lockProcess(call, copyOf);
  if (copied === undefined) return refuse('unknown-process', { status: 422, field: 'body.copyOf' });
  const [calendar = ''] = await calendarCodes(call);
  const definition = (copied && (await draftOf(call, copied))) ?? beginning(kind, name, calendar);
  return { ...definition, kind, name };
}

/** A process with a draft: a copy of another one, one that the product brings, or a first step. */
export async function addProcess(call: Call, input: NewProcess): Promise<ServiceProcess | Refusal> {
  const { code } = input;
  const draft = await firstDraft(call, input);
  if (isRefusal(draft)) return draft;
  const id = randomUUID();
  const added = await tables(call)
    .insertInto('requests.process')
    .values({
      id,
      code,
      kind: draft.kind,
      draft: JSON.stringify(draft),
      draft_based_on: 0,
      draft_by: call.actor.id,
      draft_at: call.now,
    })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .executeTakeFirst();
  if (!added.numInsertedOrUpdatedRows) return refuse('code-taken', { field: 'body.code', params: { code } });
  await audit(call, 'requests.add-process', subjectOf(id));
  return getServiceProcess(call, id);
}

/** Refused where the definition has faults, naming the first and how many there are. */
export async function faultless(call: Call, definition: ProcessDefinition): Promise<Refusal | null> {
  const faults = validateDefinition(definition, await knownTo(call));
  const [first] = faults;
  if (!first) return null;
  return refuse('definition-faulty', {
    status: 422,
    params: { count: faults.length, fault: first.code, step: first.step ?? '' },
  });
}
