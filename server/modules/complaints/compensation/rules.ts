import type { CompensationRule, CompensationRules } from '@tongli/contracts/complaints';
import { audit } from '../../../platform/audit/audit.ts';
import type { Call, Refusal } from '../../../platform/call.ts';
import { books, readBook, saveBook } from '../rule-book.ts';
import { decideRules } from './rule.ts';
import { suppliedRules } from './supplied.ts';

export async function readRules(call: Pick<Call, 'tx'>): Promise<CompensationRules> {
  const { content, version } = await readBook<CompensationRule[]>(call, 'compensation');
  return { rules: content ?? [...suppliedRules], version };
}

export async function setRules(
  call: Call,
  { rules, version }: CompensationRules,
): Promise<CompensationRules | Refusal> {
  const refused =
    decideRules(rules) ?? (await saveBook(call, 'compensation', { content: rules, version }, () => readRules(call)));
  if (refused) return refused;
  await audit(call, 'complaints.set-compensation-rules', books);
  return readRules(call);
}
