import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { everywhere } from '../../../platform/permissions/scope.ts';
import { decideAct, type Entry, type LibraryAct } from './entry.ts';
import { isEmptied, withoutIdentity, withoutPassages } from './removing.ts';

const actor = (id: string, ...permissions: string[]): Actor => ({
  ...{ kind: 'account', id, name: id },
  permissions: new Map(permissions.map((one) => [one, everywhere])),
});
const proposer = actor('proposer', 'complaints.handle');
const curator = actor('curator', 'complaints.curate');
const both = actor('proposer', 'complaints.curate');
const stranger = actor('stranger', 'complaints.handle');
const entry = (more: Partial<Entry> = {}): Entry => ({
  ...{ state: 'proposed', place: { projectId: 'p', unitId: null }, proposedBy: 'proposer', recused: new Set<string>() },
  ...more,
});

test.each<[string, LibraryAct, Actor, Partial<Entry>, string | null]>([
  ['another releases', 'release', curator, {}, null],
  ['nobody releases their own', 'release', both, {}, 'own-proposal'],
  ['nobody without the right releases', 'release', proposer, {}, 'forbidden'],
  ['whom it is about does not release', 'release', curator, { recused: new Set(['curator']) }, 'recused'],
  ['what is released is not released again', 'release', curator, { state: 'released' }, 'not-proposed'],
  ['the proposer takes more out', 'remove', proposer, {}, null],
  ['a curator takes more out of what is released', 'remove', curator, { state: 'released' }, null],
  ['a stranger takes nothing out', 'remove', stranger, {}, 'forbidden'],
  ['what is withdrawn stays so', 'remove', curator, { state: 'withdrawn' }, 'not-in-library'],
  ['the proposer withdraws', 'withdraw', proposer, { state: 'released' }, null],
  ['a stranger does not withdraw', 'withdraw', stranger, { state: 'released' }, 'forbidden'],
  ['a curator declines', 'decline', curator, {}, null],
  ['the proposer does not decline', 'decline', proposer, {}, 'forbidden'],
])('%s', (_, act, who, more, refusal) => {
  const decision = decideAct(entry(more), act, who);
  expect(isRefusal(decision) ? decision.refusal : decision).toBe(refusal);
});

describe('texts of the library', () => {
  const known = ['欧阳小明', '13912345678', '王芳'];

  test('hold marks where somebody could be known, and stay readable', () => {
    const { texts, taken } = withoutIdentity(
      {
        facts: '我叫欧阳小明，电话139 1234 5678，王芳答复，地址：南山区科技园路8号3栋201室！',
        lesson: '⟦name⟧ 早点回电',
      },
      known,
    );
    expect(texts.facts).toBe('我叫⟦known⟧，电话⟦known⟧，⟦known⟧答复，地址：⟦address⟧！');
    expect(texts.lesson).toBe('name 早点回电');
    expect(taken).toMatchObject({ known: 3, address: 1, more: 0 });
  });

  test('lose what a person marks, wherever it stands, but no mark', () => {
    const first = withoutIdentity({ facts: '云栖小院的宽带断了，known 云 栖小院', title: '云栖小院' }, ['某某']);
    const { texts, taken } = withoutPassages(first, ['云栖小院']);
    expect(texts).toEqual({ title: '⟦more⟧', facts: '⟦more⟧的宽带断了，known ⟦more⟧' });
    expect(taken.more).toBe(3);
    expect(withoutPassages({ texts, taken }, ['more']).texts).toEqual(texts);
  });

  test('may be nothing but marks', () => {
    expect(isEmptied(withoutIdentity({ facts: '13912345678' }, []))).toBe(true);
    expect(isEmptied(withoutIdentity({ facts: '网速慢' }, []))).toBe(false);
  });
});
