import type { Finding } from '@tongli/contracts/improvement';
import { expect, test } from 'vitest';
import { isRefusal } from '../../../platform/call.ts';
import { decideFinding, type TriageState, triageAllowances } from './triage.ts';

const findings: readonly Finding[] = ['special-cause', 'data-error', 'known-event'];

test.each(findings)('an open triage takes the finding %s, and only a special cause opens an analysis', (finding) => {
  expect(decideFinding('open', finding)).toEqual({ state: finding, opensRootCause: finding === 'special-cause' });
});

test.each(findings.flatMap((state) => findings.map((finding) => [state, finding] as const)))(
  'decided as %s, it refuses %s',
  (state, finding) => {
    const decision = decideFinding(state, finding);
    expect(isRefusal(decision) && decision).toMatchObject({ refusal: 'triage-decided', params: { finding: state } });
  },
);

test.each<[TriageState, boolean, string | null]>([
  ['open', true, null],
  ['open', false, 'forbidden'],
  ['data-error', true, 'triage-decided'],
  ['special-cause', false, 'forbidden'],
])('%s, leading %s: deciding is refused with %s', (state, mayLead, refusal) => {
  expect(triageAllowances(state, mayLead)).toEqual({ decide: { allowed: refusal === null, refusal } });
});
