import { mostFilesOfRecord } from '@tongli/contracts/files';
import { type Selectable, sql } from 'kysely';
import { type Call, type Refusal, refuse } from '../call.ts';
import type { PlatformTables } from '../database/tables.ts';
import { seal, unseal } from '../personal/keyring.ts';
import { openStream, sealedRange } from './sealed.ts';
import { isStagedBy, type Stager } from './staging.ts';

type Row = Selectable<PlatformTables['platform.file']>;
type Reading = Pick<Call, 'tx' | 'keyring' | 'blobs'>;

export interface FileOwner {
  readonly type: string;
  readonly id: string;
}

export interface StoredFile {
  readonly id: string;
  /** As it was called where it came from; null where its person was erased. */
  readonly name: string | null;
  readonly mediaType: string;
  readonly bytes: number;
  readonly uploadedBy: string | null;
  readonly uploadedAt: Date;
}

const unknownFile = (id: string) => refuse('unknown-file', { status: 422, field: 'body.fileIds', params: { id } });

export interface Taking {
  readonly owner: FileOwner;
  /** Whose personal data they are, if anybody's. */
  readonly personId: string | null;
  readonly by: Stager;
}

/**
 * An owner takes files that the same one staged. From then on they are the owner's and stay so; where they are somebody's
 * personal data their keys are sealed with that person's key and go with it. Of two that want the same file, the second
 * waits for the first and finds it taken.
 */
export async function attachFiles(
  call: Call,
  fileIds: readonly string[],
  { owner, personId, by }: Taking,
): Promise<Refusal | null> {
  const ids = [...new Set(fileIds)];
  if (ids.length === 0) return null;
  const there = await ofOwner(call, owner)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirst();
  if (Number(there?.count ?? 0) + ids.length > mostFilesOfRecord)
    return refuse('too-many-files', { status: 422, field: 'body.fileIds', params: { maximum: mostFilesOfRecord } });
  const rows = await call.tx
    .selectFrom('platform.file')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
  const staged = rows.filter((row) => isStagedBy(row, by));
  const missing = ids.find((id) => !staged.some((row) => row.id === id));
  if (missing !== undefined) return unknownFile(missing);
  const personKey = personId === null ? null : (await call.keyring.personKeys(call.tx, [personId])).get(personId);
  if (personKey === undefined) return refuse('person-erased');
  for (const row of staged) await attach(call, row, { owner, personId, personKey });
  return null;
}

interface Attaching {
  readonly owner: FileOwner;
  readonly personId: string | null;
  readonly personKey: Buffer | null;
}

async function attach(call: Call, row: Row, { owner, personId, personKey }: Attaching): Promise<void> {
  const reseal = (sealed: Buffer) => (personKey ? seal(personKey, call.keyring.openStaged(sealed)) : sealed);
  await call.tx
    .updateTable('platform.file')
    .set({
      owner_type: owner.type,
      owner_id: owner.id,
      person_id: personId,
      name_sealed: reseal(row.name_sealed),
      key_sealed: reseal(row.key_sealed),
    })
    .where('id', '=', row.id)
    .execute();
}

const ofOwner = (call: Call, owner: FileOwner) =>
  call.tx.selectFrom('platform.file').where('owner_id', '=', owner.id).where('owner_type', '=', owner.type);

/** A word sealed with its person's key, or staged; null when the person was erased. */
async function openerOf(call: Reading, rows: readonly Row[]): Promise<(row: Row, sealed: Buffer) => string | null> {
  const personIds = [...new Set(rows.flatMap((row) => row.person_id ?? []))];
  const keys = await call.keyring.personKeys(call.tx, personIds);
  return ({ person_id: personId }, sealed) => {
    if (personId === null) return call.keyring.openStaged(sealed);
    const key = keys.get(personId);
    return key ? unseal(key, sealed) : null;
  };
}

/** Oldest first. Two queries for any number. */
export async function listFiles(call: Call, owner: FileOwner): Promise<StoredFile[]> {
  return described(call, await ofOwner(call, owner).selectAll().orderBy('uploaded_at').orderBy('id').execute());
}

async function described(call: Call, rows: readonly Row[]): Promise<StoredFile[]> {
  const open = await openerOf(call, rows);
  return rows.map((row) => ({
    id: row.id,
    name: open(row, row.name_sealed),
    mediaType: row.media_type,
    bytes: row.bytes,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
  }));
}

/** A file as it is given out whole, with everything else of its record. */
export interface FileToGive extends StoredFile {
  readonly ownerType: string;
  readonly ownerId: string;
  /** Of its content, in hexadecimal digits. */
  readonly sha256: string;
}

/** The files of these owners and these beside them, oldest first; what nobody has taken is nobody's. */
export async function listFilesOf(
  call: Call,
  { owners, ids }: { readonly owners: readonly string[]; readonly ids: readonly string[] },
): Promise<FileToGive[]> {
  const rows = await call.tx
    .selectFrom('platform.file')
    .selectAll()
    .where(({ eb, or }) =>
      or([
        eb('owner_id', '=', sql<string>`any(${[...owners]}::uuid[])`),
        eb('id', '=', sql<string>`any(${[...ids]}::uuid[])`),
      ]),
    )
    .where('owner_id', 'is not', null)
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute();
  const stored = await described(call, rows);
  return rows.flatMap(({ owner_type: ownerType, owner_id: ownerId, sha256 }, at) => {
    const file = stored[at];
    return file && ownerType && ownerId ? [{ ...file, ownerType, ownerId, sha256: sha256.toString('hex') }] : [];
  });
}

/** What is needed to send a file's content, or parts of it. */
export interface OpenFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** The same for the same content. */
  readonly version: string;
  /** Bytes `from` up to and without `to`, opened. */
  read(from: number, to: number): AsyncIterable<Buffer>;
}

/** Whether the caller may is asked before. Null when nobody has taken such a file, or its person was erased. */
export async function openFile(call: Reading, id: string): Promise<OpenFile | null> {
  const row = await call.tx
    .selectFrom('platform.file')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', 'is not', null)
    .executeTakeFirst();
  if (!row) return null;
  const open = await openerOf(call, [row]);
  const [name, key] = [open(row, row.name_sealed), open(row, row.key_sealed)];
  if (name === null || key === null) return null;
  const { blobs } = call;
  return {
    name,
    mediaType: row.media_type,
    bytes: row.bytes,
    version: row.sha256.toString('base64url'),
    read: (from, to) => {
      const range = sealedRange(row.bytes, from, to);
      const sealed = blobs.read(id, range.from, range.to);
      return openStream(Buffer.from(key, 'base64'), sealed, { plainBytes: row.bytes, from, to });
    },
  };
}

/** What another process of the house needs to read a file in the store that both share: nobody else is told. */
export async function shareFile(call: Reading, id: string): Promise<{ fileId: string; key: string } | null> {
  const row = await call.tx
    .selectFrom('platform.file')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', 'is not', null)
    .executeTakeFirst();
  if (!row) return null;
  const key = (await openerOf(call, [row]))(row, row.key_sealed);
  return key === null ? null : { fileId: id, key };
}

/** Every file that is this person's, whoever owns it. */
export async function listFilesOfPerson(call: Call, personId: string): Promise<StoredFile[]> {
  const rows = await call.tx
    .selectFrom('platform.file')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute();
  return described(call, rows);
}

/** Their blobs go with the next sweep; without the person's key nobody reads them until then. */
export async function removeFilesOfPerson(call: Call, personId: string): Promise<number> {
  const { numDeletedRows } = await call.tx
    .deleteFrom('platform.file')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Takes files away from an owner; their blobs go with the next sweep. */
export async function removeFiles(call: Call, owner: FileOwner): Promise<number> {
  const { numDeletedRows } = await call.tx
    .deleteFrom('platform.file')
    .where('owner_id', '=', owner.id)
    .where('owner_type', '=', owner.type)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
