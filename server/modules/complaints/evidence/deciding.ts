import { type Refusal, refuse } from '../../../platform/call.ts';

/** What decides whether somebody may have all that is on record about a case. */
export interface Asking {
  readonly recused: ReadonlySet<string>;
  readonly askerId: string | null;
  readonly underWay: boolean;
}

/** Never to those whom the case is about; one archive at a time. */
export function decideEvidence({ recused, askerId, underWay }: Asking): Refusal | null {
  if (askerId === null || recused.has(askerId)) return refuse('recused', { status: 403 });
  return underWay ? refuse('evidence-under-way') : null;
}
