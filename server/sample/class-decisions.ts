import type { ComplaintKind, Severity } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import { permissionsFor } from '../modules/access/index.ts';
import { classify, learnDimension, listOpenCases, suggestClasses } from '../modules/complaints/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import type { Actor } from '../platform/permissions/actor.ts';
import { inTransaction } from './live.ts';
import { personNamed } from './people.ts';

const hourMs = 3_600_000;
const handlers = ['liwei', 'zhoumin', 'xulei'] as const;
const classedEach = 6;
/** Every so many-th case is something else than was suggested first. */
const everyOther = 4;
const reasons = ['听录音后确认，主要不满在办理流程', '客户补充说明，问题出在设备', '与同类案件口径一致'] as const;

const actorOf = (username: string): Actor => {
  const { id, name, roles } = personNamed(username);
  return { kind: 'account', id, name, permissions: permissionsFor(roles) };
};

interface Open {
  readonly product: string;
  readonly area: string;
  readonly severity: Severity;
  readonly kind: ComplaintKind;
  readonly version: number;
}

/** The first suggestion, or the second with why; nothing where the house suggests none. */
async function chooseClass(call: Call, id: string, place: number): Promise<void> {
  const { suggestions } = mustSucceed(await suggestClasses(call, { dimensions: ['class'], text: '', complaintId: id }));
  const candidates = suggestions[0]?.candidates ?? [];
  const other = place % everyOther === everyOther - 1;
  const chosen = (other ? candidates[1] : null) ?? candidates[0];
  if (!chosen) return;
  const { rows } = await sql<Open>`
    select product, area, severity, kind, version from complaints.complaint where id = ${id}`.execute(call.tx);
  const [open] = rows;
  if (!open) return;
  const reason = other ? (reasons[Math.floor(place / everyOther) % reasons.length] ?? null) : null;
  const classing = { classCode: chosen.code, suggestionShown: true, reason };
  mustSucceed(await classify(call, id, { ...open, classing }));
}

/** What the closed cases teach, and what handlers made of the suggestions since this morning: most taken, some not. */
export async function addSampleClassDecisions(floor: Floor, until: Date): Promise<void> {
  // The rest is learned as every night.
  await learnDimension(floor, 'class', new AbortController().signal);
  let place = 0;
  for (const [turn, username] of handlers.entries())
    await inTransaction(
      floor,
      actorOf(username),
      new Date(until.getTime() - (handlers.length - turn) * hourMs),
      async (call) => {
        const open = (await listOpenCases(call, personNamed(username).id)).slice(0, classedEach);
        for (const { id } of open) await chooseClass(call, id, place++);
      },
    );
}
