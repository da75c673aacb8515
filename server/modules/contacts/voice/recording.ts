import type { FinishedRecording } from '@tongli/contracts/voice';
import { sql } from 'kysely';
import { type Call, isRefusal } from '../../../platform/call.ts';
import { keepMade, removeFiles } from '../../../platform/files/index.ts';
import type { Floor } from '../../../platform/floor.ts';
import { inSystemCall } from '../../../platform/system-call.ts';
import type { VoiceProvider } from '../../../platform/voice/index.ts';
import { tables } from '../store.ts';
import { keyOf } from './admitting.ts';
import { tellCall } from './rows.ts';

/** What owns the sound of one leg: not the contact, whose files are what was sent in it. */
export const fileOwner = (recordingId: string) => ({ type: 'recording', id: recordingId });

const find = (call: Call, id: string) =>
  tables(call).selectFrom('contacts.recording').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Its file is one of the house's from here on. Being told again changes nothing. */
export async function keep(call: Call, made: FinishedRecording): Promise<void> {
  const row = await find(call, made.recordingId);
  if (row?.state !== 'open') return;
  const key = await keyOf(call, row);
  const file = key && {
    ...{
      id: row.id,
      key: Buffer.from(key.key, 'base64'),
      bytes: made.bytes,
      sha256: Buffer.from(made.sha256, 'base64'),
    },
    ...{ name: `${row.contact_id}-${row.id}.ogg`, mediaType: 'audio/ogg' },
  };
  const refused = file ? await keepMade(call, file, { owner: fileOwner(row.id), personId: row.contact_id }) : true;
  await tables(call)
    .updateTable('contacts.recording')
    .set(
      refused
        ? { state: 'deleted', key_sealed: null }
        : { state: 'kept', started_at: new Date(made.startedAt), duration_ms: made.durationMs, bytes: made.bytes },
    )
    .where('id', '=', row.id)
    .execute();
  await tellCall(call, row.contact_id);
}

const setState = (call: Call, id: string, state: 'silent' | 'lost') =>
  tables(call)
    .updateTable('contacts.recording')
    .set({ state })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute();

/** Beyond that what cannot be made whole is given up; where it lies nobody can read it without its key. */
const triedForMs = 86_400_000;

/** Recordings that nobody goes on with and that are not known to be whole; legs that ended just now are being told of. */
const unfinished = (floor: Floor, present: readonly string[]) =>
  sql<{ id: string }>`select r.id from contacts.recording r join contacts.call_leg l on l.id = r.leg_id
    where r.state = 'open' and l.ended_at is not null and r.leg_id <> all(${[...present]}::uuid[]) order by r.made_at limit 200`.execute(
    floor.db,
  );

/** One after the other: it may be hours of sound. Says whether all were asked for. */
export async function finishLeft(floor: Floor, voice: VoiceProvider, present: readonly string[]): Promise<boolean> {
  for (const { id } of (await unfinished(floor, present)).rows) {
    const key = await inSystemCall(floor, 'recordings', async (call) => {
      const row = await find(call, id);
      return row?.state === 'open'
        ? { key: await keyOf(call, row), age: call.now.getTime() - row.made_at.getTime() }
        : null;
    });
    if (!key) continue;
    const made = key.key ? await voice.finishRecording(key.key) : null;
    if (isRefusal(made) && made.refusal === 'voice-away') return false;
    await inSystemCall(floor, 'recordings', async (call) => {
      if (made === null) await forget(call, id);
      else if (!isRefusal(made)) await keep(call, made);
      else if (made.refusal === 'nothing-recorded') await setState(call, id, 'silent');
      else if (made.refusal === 'media-failed' && key.age > triedForMs) await setState(call, id, 'lost');
    });
  }
  return true;
}

/** Nobody hears it any more; its bytes go with the next sweep of files. */
export async function forget(call: Call, id: string): Promise<void> {
  await removeFiles(call, fileOwner(id));
  await tables(call)
    .updateTable('contacts.recording')
    .set({ state: 'deleted', key_sealed: null })
    .where('id', '=', id)
    .execute();
}
