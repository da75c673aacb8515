import { expect, test } from 'vitest';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { everywhere } from '../../../platform/permissions/scope.ts';
import { type AppealFacts, decideDecision, decideReview } from './appeal.ts';

const actor = (id: string, ...permissions: string[]): Actor => ({
  kind: 'account',
  id,
  name: id,
  permissions: new Map(permissions.map((one) => [one, everywhere])),
});
const handler = actor('handler', 'complaints.handle');
const other = actor('other', 'complaints.handle');
const lead = actor('lead', 'complaints.handle', 'complaints.assign');
const looker = actor('looker', 'complaints.read');
const lodged: AppealFacts = {
  state: 'lodged',
  place: { projectId: 'p', unitId: 'u' },
  handlerId: 'handler',
  reviewerId: null,
  recused: new Set(['named']),
};
const reviewing: AppealFacts = { ...lodged, state: 'reviewing', reviewerId: 'other' };

test.each([
  ['whoever had no part takes it', lodged, 'other', other, null],
  ['whoever answered does not', lodged, 'handler', handler, 'own-answer'],
  ['nor does the lead give it to them', lodged, 'handler', lead, 'own-answer'],
  ['nor to whom the case is about', lodged, 'named', lead, 'recused-person'],
  ['nobody gives it to others without the right', lodged, 'lead', other, 'forbidden'],
  ['what somebody has is not taken from them', reviewing, 'third', actor('third', 'complaints.handle'), 'appeal-taken'],
  ['but given on', reviewing, 'lead', lead, null],
  ['not twice to the same', reviewing, 'other', lead, 'already-reviewer'],
  ['nor once decided', { ...reviewing, state: 'upheld' } as AppealFacts, 'lead', lead, 'appeal-decided'],
  ['and looking is not enough', lodged, 'looker', looker, 'forbidden'],
])('review: %s', (_, facts, reviewerId, by, refusal) => {
  expect(decideReview(facts, reviewerId, by)?.refusal ?? null).toBe(refusal);
});

test.each([
  ['the reviewer decides', reviewing, other, null],
  ['nobody else, whatever they may assign', reviewing, lead, 'not-reviewer'],
  ['not before somebody reviews it', lodged, other, 'appeal-not-taken'],
  ['not whoever has meanwhile answered', { ...reviewing, handlerId: 'other' }, other, 'own-answer'],
  ['not whoever was named meanwhile', { ...reviewing, recused: new Set(['other']) }, other, 'recused'],
  ['once', { ...reviewing, state: 'rejected' } as AppealFacts, other, 'appeal-decided'],
])('decision: %s', (_, facts, by, refusal) => {
  expect(decideDecision(facts, by)?.refusal ?? null).toBe(refusal);
});
