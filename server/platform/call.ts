import type { Allowance, Parameters } from '@tongli/contracts/kernel';
import type { Tx } from './database/database.ts';
import type { BlobStore } from './files/storage.ts';
import type { Mailer } from './mail/index.ts';
import type { Actor } from './permissions/actor.ts';
import type { Scope } from './permissions/scope.ts';
import type { Keyring } from './personal/keyring.ts';
import type { Voice } from './voice/index.ts';

/** What every command and query receives: the caller's transaction, who calls, and the instant of the call. */
export interface Call {
  readonly tx: Tx;
  readonly actor: Actor;
  /** The rows that the operation may touch for this actor. */
  readonly scope: Scope;
  readonly now: Date;
  readonly requestId: string;
  readonly keyring: Keyring;
  readonly blobs: BlobStore;
  /** Calls; left out where nothing carries them. */
  readonly voice?: Voice;
  /** Left out where no mail leaves. */
  readonly mail?: Mailer;
}

/**
 * A business "no", as a value: a code, its parameters, the field it concerns. The caller's transaction is rolled back,
 * unless the refusal itself must be remembered (a failed sign-in), which `commits` says.
 */
export interface Refusal {
  readonly refusal: string;
  readonly params: Parameters;
  readonly field: string | null;
  readonly status: number;
  readonly commits?: true;
  /** The reply as the operation would give it now, beside the refusal of an outdated version. */
  readonly current?: unknown;
}

interface RefusalDetail {
  params?: Parameters;
  field?: string;
  status?: 403 | 404 | 409 | 422 | 429;
}

export function refuse(code: string, detail: RefusalDetail = {}): Refusal {
  return { refusal: code, params: detail.params ?? {}, field: detail.field ?? null, status: detail.status ?? 409 };
}

export const notFound = refuse('not-found', { status: 404 });
export const staleVersion = refuse('stale-version');
/** Refused with the record as it is, so that whoever changed an older one can compare. */
export const staleBehind = (current: unknown): Refusal => ({ ...staleVersion, current });
export const forbidden = refuse('forbidden', { status: 403 });

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refusal' in value && 'status' in value;
}

/** What a decision would answer, as the reader of a record sees it. */
export function allowanceOf(decision: unknown): Allowance {
  return isRefusal(decision) ? { allowed: false, refusal: decision.refusal } : { allowed: true, refusal: null };
}

/** For callers inside the house for whom a refusal would be a defect: a flow, the sample centre. */
export function mustSucceed<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(`refused: ${value.refusal} ${JSON.stringify(value.params)}`);
  return value;
}
