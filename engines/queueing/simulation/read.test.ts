import { describe, expect, it } from 'vitest';
import { readSystem } from './index.ts';

const good = {
  intervalSeconds: 1800,
  types: [{ name: 'a', contacts: [1, 2], handleSeconds: 60 }],
  groups: [{ name: 'g', agents: 3, skills: [{ type: 'a' }] }],
};
const [type] = good.types;
const [group] = good.groups;

describe('readSystem', () => {
  it('takes what is sound as it is', () => {
    expect(readSystem(good)).toEqual({ system: good });
  });

  it.each([
    [null, '', 'object'],
    [[], '', 'object'],
    [{}, 'intervalSeconds', 'missing'],
    [{ ...good, intervalSeconds: 0 }, 'intervalSeconds', 'number'],
    [{ ...good, intervalSeconds: '1800' }, 'intervalSeconds', 'number'],
    [{ ...good, interval: 1800 }, 'interval', 'field'],
    [JSON.parse('{"__proto__": 1}'), '__proto__', 'field'],
    [{ ...good, aroundTheClock: 'yes' }, 'aroundTheClock', 'choice'],
    [{ ...good, confidence: 1 }, 'confidence', 'number'],
    [{ ...good, types: [] }, 'types', 'list'],
    [{ ...good, types: Array(51).fill(type) }, 'types', 'list'],
    [{ ...good, types: [null] }, 'types[0]', 'object'],
    [{ ...good, types: [type, type] }, 'types[1].name', 'twice'],
    [{ ...good, types: [{ ...type, name: ' ' }] }, 'types[0].name', 'text'],
    [{ ...good, types: [{ ...type, contacts: [1, -2] }] }, 'types[0].contacts[1]', 'number'],
    [{ ...good, types: [{ ...type, contacts: [1, null] }] }, 'types[0].contacts[1]', 'number'],
    [{ ...good, types: [{ ...type, contacts: 1e300 }] }, 'types[0].contacts', 'number'],
    [{ ...good, types: [{ ...type, contacts: Array(1441).fill(1) }] }, 'types[0].contacts', 'list'],
    [{ ...good, types: [{ ...type, contacts: Array(101).fill(1e6) }] }, 'types', 'sum-at-most'],
    [{ ...good, types: [{ ...type, handleSeconds: 0 }] }, 'types[0].handleSeconds', 'number'],
    [{ ...good, types: [{ ...type, handleSeconds: { mean: 5 } }] }, 'types[0].handleSeconds.distribution', 'missing'],
    [
      { ...good, types: [{ ...type, handleSeconds: { distribution: 'gamma', mean: 5 } }] },
      'types[0].handleSeconds.distribution',
      'choice',
    ],
    [
      { ...good, types: [{ ...type, handleSeconds: { distribution: 'toString' } }] },
      'types[0].handleSeconds.distribution',
      'choice',
    ],
    [
      { ...good, types: [{ ...type, patienceSeconds: { distribution: 'lognormal', mean: 5 } }] },
      'types[0].patienceSeconds.deviation',
      'missing',
    ],
    [
      { ...good, types: [{ ...type, patienceSeconds: { distribution: 'empirical', values: [] } }] },
      'types[0].patienceSeconds.values',
      'list',
    ],
    [
      { ...good, types: [{ ...type, handleSeconds: { distribution: 'empirical', values: [0] } }] },
      'types[0].handleSeconds.values',
      'sum-above-zero',
    ],
    [
      { ...good, types: [{ ...type, handleSeconds: { distribution: 'empirical', values: [1], weights: [1, 2] } }] },
      'types[0].handleSeconds.weights',
      'length',
    ],
    [{ ...good, aroundTheClock: true }, 'types[0].contacts', 'length'],
    [
      { ...good, groups: Array.from({ length: 11 }, (_item, at) => ({ ...group, name: `${at}`, agents: 100_000 })) },
      'groups',
      'sum-at-most',
    ],
    [{ ...good, groups: [{ ...group, agents: 2.5 }] }, 'groups[0].agents', 'number'],
    [{ ...good, groups: [{ ...group, agents: [1, 2, 3] }] }, 'groups[0].agents', 'length'],
    [{ ...good, groups: [{ ...group, takes: 'newest' }] }, 'groups[0].takes', 'choice'],
    [{ ...good, groups: [{ ...group, skills: [{ type: 'b' }] }] }, 'groups[0].skills[0].type', 'type'],
    [{ ...good, groups: [{ ...group, skills: [{ type: 'a' }, { type: 'a' }] }] }, 'groups[0].skills[1].type', 'twice'],
    [{ ...good, groups: [{ ...group, skills: [{ type: 'a', level: 11 }] }] }, 'groups[0].skills[0].level', 'number'],
    [{ ...good, groups: [{ ...group, skills: [{ type: 'a', atOnce: 0 }] }] }, 'groups[0].skills[0].atOnce', 'number'],
  ])('finds what is wrong with %j at %s', (document, path, code) => {
    expect(readSystem(document)).toMatchObject({ fault: { path, bound: { code } } });
  });
});
