import { evidenceDays } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { keepMade, openFile, removeFiles, sealBlob } from '../../../platform/files/index.ts';
import type { Work } from '../../../platform/jobs/job.ts';
import { type Job, job } from '../../../platform/jobs/job.ts';
import { inSystemCall, systemCall } from '../../../platform/system-call.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { findCase, tables, zoneOf } from '../store.ts';
import { writeArchive } from './archive.ts';
import { type Reply, type ReplyKept, writeReply } from './formats/replying.ts';
import { type Evidence, type ReadElsewhere, readEvidence } from './reading.ts';
import { evidenceWork, fileOwner, type PackRow } from './store.ts';

const actor = 'evidence';
const dayMs = 86_400_000;

interface Content {
  readonly pack: PackRow;
  readonly evidence: Evidence;
  readonly zone: string;
  readonly madeAt: Date;
  readonly reply: Reply | null;
}

const findPack = (call: Pick<Call, 'tx'>, id: string) =>
  tables(call)
    .selectFrom('complaints.evidence_pack')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();

/** All of it as it stands at one instant, whatever is written meanwhile. */
async function readContent({ floor }: Work, packId: string, elsewhere: ReadElsewhere): Promise<Content | null> {
  return floor.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const call = await systemCall(floor, tx, actor);
      const pack = await findPack(call, packId);
      const loaded = pack && (await findCase(call, pack.complaint_id));
      const evidence = pack && (await readEvidence(call, pack.complaint_id, elsewhere));
      if (!pack || !loaded || !evidence) return null;
      const kept = pack.reply as ReplyKept | null;
      const reply = kept && (await writeReply(call, loaded, kept, pack.language as 'zh'));
      return { pack, evidence, zone: await zoneOf(call, loaded.row), madeAt: call.now, reply };
    });
}

async function lay({ floor, signal }: Work, { pack, evidence, zone, madeAt, reply }: Content) {
  const tell = (done: number, parts: number) =>
    void sql`update complaints.evidence_pack set done = greatest(done, ${done}), parts = ${parts}
      where id = ${pack.id} and state = 'waiting'`
      .execute(floor.db)
      .catch(() => undefined);
  const archive = await writeArchive({
    evidence,
    reply,
    mark: { madeByName: pack.asked_by_name, madeAt, purpose: pack.purpose, language: pack.language as 'zh', zone },
    open: (id) => inSystemCall(floor, actor, (call) => openFile(call, id)),
    onPart: tell,
  });
  signal.addEventListener('abort', () => archive.destroy(signal.reason));
  return sealBlob(floor, archive as AsyncIterable<Buffer>);
}

async function make(work: Work, packId: string, elsewhere: ReadElsewhere): Promise<void> {
  const content = await readContent(work, packId, elsewhere);
  if (!content) return;
  const blob = await lay(work, content);
  await inSystemCall(work.floor, actor, async (call) => {
    const kept = await tables(call)
      .updateTable('complaints.evidence_pack')
      .set({
        state: 'ready',
        bytes: blob.bytes,
        sha256: blob.sha256.toString('hex'),
        made_at: content.madeAt,
        expires_at: new Date(call.now.getTime() + evidenceDays * dayMs),
      })
      .where('id', '=', packId)
      .where('state', '=', 'waiting')
      .executeTakeFirst();
    // Erased meanwhile: what was laid down is nobody's, and goes with the next sweep.
    if (kept.numUpdatedRows === 0n) return;
    const name = `${content.evidence.number}.zip`;
    await keepMade(call, { ...blob, name, mediaType: 'application/zip' }, { owner: fileOwner(packId), personId: null });
  });
}

const giveUp = ({ floor }: Work, packId: string) =>
  inSystemCall(floor, actor, (call) =>
    tables(call)
      .updateTable('complaints.evidence_pack')
      .set({ state: 'failed' })
      .where('id', '=', packId)
      .where('state', '=', 'waiting')
      .execute(),
  );

/** Makes an archive; what other parts of the house know of the customer is given by whoever may read it. */
export const evidenceJob = (elsewhere: ReadElsewhere): Job<typeof evidenceWork.payload> =>
  job(evidenceWork.name, {
    attempts: evidenceWork.attempts,
    payload: evidenceWork.payload,
    run: async (work, { packId }) => {
      try {
        await make(work, packId, elsewhere);
      } catch (error) {
        if (work.attempt >= evidenceWork.attempts) await giveUp(work, packId);
        throw error;
      }
    },
  });

/** After its days an archive is gone; that it was made stays on record. */
export const evidenceTimer: Timer = {
  name: 'evidence-packs',
  due: sql`(select min(expires_at) from complaints.evidence_pack where state = 'ready')`,
  fireDue: async (call, limit) => {
    const rows = await tables(call)
      .selectFrom('complaints.evidence_pack')
      .select('id')
      .where('state', '=', 'ready')
      .where('expires_at', '<=', call.now)
      .orderBy('expires_at')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { id } of rows) {
      await removeFiles(call, fileOwner(id));
      await tables(call)
        .updateTable('complaints.evidence_pack')
        .set({ state: 'expired' })
        .where('id', '=', id)
        .execute();
    }
    return rows.length;
  },
};
