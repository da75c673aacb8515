import type { SanctionRule, SanctionRules } from '@tongli/contracts/complaints';
import { audit } from '../../../platform/audit/audit.ts';
import type { Call, Refusal } from '../../../platform/call.ts';
import { books, readBook, saveBook } from '../rule-book.ts';
import { decideSanctionRules } from './sanction.ts';
import { suppliedAppealDays, suppliedSanctions } from './supplied.ts';

interface Content {
  readonly rules: SanctionRule[];
  readonly appealDays: number;
}

export async function readSanctionRules(call: Pick<Call, 'tx'>): Promise<SanctionRules> {
  const { content, version } = await readBook<Content>(call, 'sanction');
  return { ...(content ?? { rules: [...suppliedSanctions], appealDays: suppliedAppealDays }), version };
}

export async function setSanctionRules(
  call: Call,
  { version, ...content }: SanctionRules,
): Promise<SanctionRules | Refusal> {
  const refused =
    decideSanctionRules(content.rules) ??
    (await saveBook(call, 'sanction', { content, version }, () => readSanctionRules(call)));
  if (refused) return refused;
  await audit(call, 'complaints.set-sanction-rules', books);
  return readSanctionRules(call);
}
