import type { Finding } from '@tongli/contracts/improvement';
import { expect, test } from 'vitest';
import { isRefusal } from '../../../platform/call.ts';
import { checkJoining, decideFinding, type TriageState, triageAllowances } from './triage.ts';

const findings: readonly Finding[] = ['special-cause', 'data-error', 'known-event', 'common-cause'];

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

test('a special cause that joins an analysis opens none; nothing else joins', () => {
  expect(decideFinding('open', 'special-cause', true)).toEqual({ state: 'special-cause', opensRootCause: false });
  expect(decideFinding('open', 'common-cause', true)).toMatchObject({ refusal: 'only-special-cause-joins' });
});

test.each([
  ['an open one of the same indicator', { state: 'open', indicator: 'on-time-rate' }, null],
  ['a concluded one', { state: 'concluded', indicator: 'on-time-rate' }, 'root-cause-concluded'],
  ['one of another indicator', { state: 'open', indicator: 'days-to-close' }, 'other-indicator'],
  ['none', null, 'no-such-root-cause'],
] as const)('joining %s', (_case, rootCause, refusal) => {
  const refused = checkJoining(rootCause, 'on-time-rate');
  if (refusal === null) expect(refused).toBeNull();
  else expect(refused).toMatchObject({ refusal, field: 'body.rootCauseId', status: 422 });
});
