import { randomUUID } from 'node:crypto';
import {
  mostSoundBytes,
  type QueueSound,
  queueChanged,
  type SoundKind,
  type SoundLanguage,
} from '@tongli/contracts/contacts';
import type { FileAddress } from '@tongli/contracts/files';
import type { SoundFile } from '@tongli/contracts/voice';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import {
  attachFiles,
  listFilesOf,
  openFile,
  ownFiles,
  removeFiles,
  shareFile,
  signAddress,
} from '../../../platform/files/index.ts';
import { describePeople } from '../../org/index.ts';
import { findQueueRow, lockQueue } from '../queues/queues.ts';
import { type QueueRow, tables } from '../store.ts';
import { languageFits, measureSound, tooLarge } from './sound.ts';

export interface SoundName {
  readonly id: string;
  readonly kind: SoundKind;
  readonly language: SoundLanguage;
}

const ownerOf = (id: string) => ({ type: 'queue-sound', id });

const rowsOf = (call: Pick<Call, 'tx'>, queueId: string) =>
  tables(call).selectFrom('contacts.queue_sound').selectAll().where('queue_id', '=', queueId);

const rowOf = (call: Call, { id, kind, language }: SoundName) =>
  rowsOf(call, id).where('kind', '=', kind).where('language', '=', language).executeTakeFirst();

async function listed(call: Call, queueId: string): Promise<{ sounds: QueueSound[] }> {
  const rows = await rowsOf(call, queueId).orderBy('kind').orderBy('language').execute();
  const names = await describePeople(
    call,
    rows.map(({ set_by: by }) => by),
  );
  const files = await listFilesOf(call, { owners: [], ids: rows.map(({ file_id: fileId }) => fileId) });
  return {
    sounds: rows.map((row) => ({
      ...{ kind: row.kind as SoundKind, language: row.language as SoundLanguage, durationMs: row.duration_ms },
      name: files.find(({ id }) => id === row.file_id)?.name ?? '',
      ...{ setAt: row.set_at.toISOString(), setByName: names.get(row.set_by) ?? '' },
    })),
  };
}

export async function listQueueSounds(call: Call, queueId: string): Promise<{ sounds: QueueSound[] } | Refusal> {
  return (await findQueueRow(call, queueId)) ? listed(call, queueId) : notFound;
}

/** Takes the staged file, and says how long it sounds. */
async function take(call: Call, soundId: string, kind: SoundKind, fileId: string): Promise<number | Refusal> {
  const { ids, by } = ownFiles(call, [fileId]);
  if (by === null) return notFound;
  const refused = await attachFiles(call, ids, { owner: ownerOf(soundId), personId: null, by });
  if (refused) return { ...refused, field: 'body.fileId' };
  const file = await openFile(call, fileId);
  if (!file) return notFound;
  if (file.bytes > mostSoundBytes) return tooLarge;
  const parts: Buffer[] = [];
  for await (const part of file.read(0, file.bytes)) parts.push(part);
  return measureSound(kind, Buffer.concat(parts));
}

async function leaveTrace(call: Call, act: string, row: QueueRow, { kind, language }: SoundName): Promise<void> {
  await append(call, queueChanged, row.id, { projectId: row.project_id, unitId: row.unit_id });
  await audit(call, `contacts.${act}`, { type: 'queue', id: row.id }, `${kind} ${language}`);
}

/** Nobody hears the one before any more; its bytes go with the next sweep of files. */
async function drop(call: Call, name: SoundName): Promise<boolean> {
  const row = await rowOf(call, name);
  if (!row) return false;
  await tables(call).deleteFrom('contacts.queue_sound').where('id', '=', row.id).execute();
  await removeFiles(call, ownerOf(row.id));
  return true;
}

export async function setQueueSound(call: Call, name: SoundName, fileId: string) {
  const queue = await lockQueue(call, name.id);
  if (!queue || queue.retired) return notFound;
  if (!languageFits(name.kind, name.language))
    return refuse('sound-language', { status: 422, field: 'params.language' });
  const id = randomUUID();
  const durationMs = await take(call, id, name.kind, fileId);
  if (isRefusal(durationMs)) return durationMs;
  await drop(call, name);
  const { kind, language } = name;
  await tables(call)
    .insertInto('contacts.queue_sound')
    .values({
      ...{ id, queue_id: name.id, kind, language, file_id: fileId, duration_ms: durationMs },
      ...{ set_at: call.now, set_by: call.actor.id ?? '' },
    })
    .execute();
  await leaveTrace(call, 'set-queue-sound', queue, name);
  return listed(call, name.id);
}

export async function removeQueueSound(call: Call, name: SoundName) {
  const queue = await lockQueue(call, name.id);
  if (!queue || !(await drop(call, name))) return notFound;
  await leaveTrace(call, 'remove-queue-sound', queue, name);
  return listed(call, name.id);
}

export async function playQueueSound(call: Call, name: SoundName): Promise<FileAddress | Refusal> {
  const row = (await findQueueRow(call, name.id)) && (await rowOf(call, name));
  if (!row) return notFound;
  const { token, expiresAt } = signAddress(call, row.file_id);
  return { token, expiresAt: expiresAt.toISOString() };
}

/** What callers of a queue hear, by kind: those in their language. */
export type Heard = ReadonlyMap<SoundKind, string>;
export const silence: Heard = new Map();

/** The files of it; nothing where the queue has none. */
export async function soundsFor(
  call: Pick<Call, 'tx'>,
  { queueId, language }: { readonly queueId: string | null; readonly language: string },
): Promise<Heard> {
  if (queueId === null) return silence;
  const rows = await rowsOf(call, queueId).where('language', 'in', [language, 'any']).execute();
  return new Map(rows.map(({ kind, file_id: fileId }) => [kind as SoundKind, fileId]));
}

/** What the process that carries sound needs to play it; null where there is none. */
export const openSound = (call: Call, heard: Heard, kind: SoundKind): Promise<SoundFile | null> => {
  const fileId = heard.get(kind);
  return fileId === undefined ? Promise.resolve(null) : shareFile(call, fileId);
};
