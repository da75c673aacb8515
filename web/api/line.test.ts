import type { ServerMessage } from '@tongli/contracts/kernel';
import { describe, expect, test } from 'vitest';
import { type Effect, type Input, isLost, type Line, restingLine, step } from './line.ts';

const one = { topic: 'a', key: '1' };
const heard = (message: ServerMessage): Input => ({ type: 'heard', message });
const state = (version: number) => heard({ type: 'state', ...one, version, state: {} });
const change = (from: number, version: number) => heard({ type: 'change', ...one, from, version, change: version });
const current = (version: number) => heard({ type: 'current', ...one, version });
const lost: Input = { type: 'closed', why: 'lost', chance: 0.5 };

/** Everything that is to be done after these inputs, in short words, and the line at the end. */
function run(...inputs: readonly Input[]): { line: Line; done: string[] } {
  let line = restingLine(true, false);
  const done: string[] = [];
  for (const input of inputs) {
    const [next, effects] = step(line, input);
    line = next;
    done.push(...effects.map(inShort));
  }
  return { line, done };
}

function inShort(effect: Effect): string {
  if (effect.do === 'wait') return `wait ${effect.milliseconds}`;
  if (effect.do === 'tell') return `tell ${effect.message.type}${effect.again ? ' again' : ''}`;
  if (effect.do !== 'say') return effect.do;
  const { message } = effect;
  return message.type === 'watch' ? `watch after ${message.after ?? 'nothing'}` : message.type;
}

const connected: Input[] = [{ type: 'watch', ...one }, { type: 'opened' }, state(5)];
const begun = ['connect', 'watch after nothing', 'tell state'];
const ticks = (count: number): Input[] => Array.from({ length: count }, () => ({ type: 'tick' }));

test('what is of the moment is told and leads to no version', () => {
  const watch: Input = { type: 'watch', ...one };
  const hint = heard({ type: 'hint', ...one, hint: 'typing' });
  const { line, done } = run(watch, { type: 'opened' }, state(5), hint, change(5, 6));
  expect(done.slice(-2)).toEqual(['tell hint', 'tell change']);
  expect(line.watched.get('a 1')?.version).toBe(6);
});

describe('what is told', () => {
  test.each<[string, Input[], string[]]>([
    ['a change that follows', [change(5, 8), change(8, 9)], ['tell change', 'tell change']],
    ['the same change twice', [change(5, 8), change(5, 8)], ['tell change']],
    ['a gap is asked for once', [change(7, 8), change(8, 9)], ['watch after 5']],
    [
      'what was missed, then what comes',
      [change(7, 8), change(5, 7), change(7, 8), current(8), change(8, 9)],
      ['watch after 5', 'tell change', 'tell change', 'tell change'],
    ],
    ['a state in place of very much', [change(7, 8), state(400)], ['watch after 5', 'tell state again']],
    ['a refusal', [heard({ type: 'refused', ...one, code: 'not-found' })], ['tell refused']],
    ['what is not watched any more', [{ type: 'unwatch', ...one }, change(5, 6)], ['unwatch']],
  ])('%s', (_, inputs, expected) => {
    const { done } = run(...connected, ...inputs);
    expect(done.slice(begun.length)).toEqual(expected);
  });
});

describe('coming back', () => {
  test.each<[string, Input[], string[]]>([
    [
      'from where it was',
      [change(5, 6), lost, { type: 'due' }, { type: 'opened' }],
      ['wait 1000', 'connect', 'watch after 6'],
    ],
    [
      'later each time',
      [lost, { type: 'due' }, lost, { type: 'due' }, lost],
      ['wait 1000', 'connect', 'wait 2000', 'connect', 'wait 4000'],
    ],
    [
      'soon again once anything was heard',
      [lost, { type: 'due' }, lost, { type: 'due' }, { type: 'opened' }, current(5), lost],
      ['wait 1000', 'connect', 'wait 2000', 'connect', 'watch after 5', 'wait 1000'],
    ],
    [
      'not while opening alone is all that succeeds',
      [lost, { type: 'due' }, { type: 'opened' }, lost],
      ['wait 1000', 'connect', 'watch after 5', 'wait 2000'],
    ],
    ['late, where too many are connected', [{ ...lost, why: 'crowded' }], ['wait 30000']],
    ['only when somebody looks', [{ type: 'hidden' }, lost, { type: 'shown' }], ['connect']],
    [
      'also behind other pages, for what rings',
      [{ type: 'watch', topic: 'b', key: '', behind: true }, { type: 'hidden' }, lost],
      ['watch after nothing', 'wait 1000'],
    ],
    [
      'with the network',
      [{ type: 'offline' }, { type: 'due' }, { type: 'online' }, { type: 'opened' }],
      ['hang-up', 'connect', 'watch after 5'],
    ],
    ['not where nobody is signed in', [{ ...lost, why: 'signed-out' }, { type: 'due' }], ['signed-out']],
    [
      'once somebody is again',
      [
        { ...lost, why: 'signed-out' },
        { type: 'watch', topic: 'b', key: '' },
      ],
      ['signed-out', 'connect'],
    ],
    ['not for nothing', [{ type: 'unwatch', ...one }, lost, { type: 'due' }], ['unwatch']],
  ])('%s', (_, inputs, expected) => {
    expect(
      run(...connected, ...inputs)
        .done.slice(begun.length)
        .filter((word) => word !== 'tell change'),
    ).toEqual(expected);
  });
});

describe('a connection that has died without a word', () => {
  test('is asked, and given up when it does not answer', () => {
    expect(run(...connected, ...ticks(10)).done.slice(begun.length)).toEqual(['ping', 'hang-up', 'connect']);
    const pong = heard({ type: 'pong' });
    expect(run(...connected, ...ticks(9), pong, ...ticks(6)).done.slice(begun.length)).toEqual(['ping']);
  });
  test('is asked at once when somebody looks again', () => {
    expect(run(...connected, { type: 'hidden' }, { type: 'shown' }, ...ticks(6)).done.slice(begun.length)).toEqual([
      'ping',
      'ping',
      'hang-up',
      'connect',
    ]);
  });
  test('is hung up when nothing is watched', () => {
    expect(run(...connected, { type: 'unwatch', ...one }, ...ticks(2)).done.slice(begun.length)).toEqual([
      'unwatch',
      'hang-up',
    ]);
  });
});

test.each<[string, Input[], boolean]>([
  ['while it connects for the first time', [{ type: 'watch', ...one }], false],
  ['when that failed', [{ type: 'watch', ...one }, lost], true],
  ['while it is tried again', [...connected, lost, { type: 'due' }], true],
  ['without a network', [...connected, { type: 'offline' }], true],
  ['when it is back', [...connected, lost, { type: 'due' }, { type: 'opened' }], false],
  ['when nobody is signed in', [...connected, { ...lost, why: 'signed-out' }], false],
])('the reader is told of a lost connection: %s → %s', (_, inputs, expected) => {
  expect(isLost(run(...inputs).line)).toBe(expected);
});
