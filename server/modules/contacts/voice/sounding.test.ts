import { expect, test } from 'vitest';
import type { CallRow, LegRow, Situation } from './rows.ts';
import { greetingIsDue, noticeIsDue, type Placed } from './sounding.ts';

const talking = { kind: 'talking' } as const;
const customer = (held: boolean, connection = 'connected'): Placed => ({
  leg: { id: 'customer', connection } as LegRow,
  seat: { role: 'customer', part: talking, held },
});
const owner: Placed = {
  leg: { id: 'owner', connection: 'connected' } as LegRow,
  seat: { role: 'owner', part: talking, held: false },
};
const then = new Date('2026-03-02T01:00:00Z');

function situation(
  state: Situation['standing']['state'],
  { isVoicemail = false, tells = true, at = null as Date | null } = {},
): Situation {
  const call = { notice_at: at, greeted_at: at } as CallRow;
  return { call, standing: { state, isVoicemail }, tellsRecording: tells } as Situation;
}

test.each<[string, Situation, Placed[], boolean, boolean]>([
  ['who waits is greeted', situation('queued'), [customer(true)], true, false],
  ['once', situation('queued', { at: then }), [customer(true)], false, false],
  ['not before they are heard', situation('queued'), [customer(true, 'joining')], false, false],
  ['who is put on hold later is not', situation('connected'), [customer(true), owner], false, false],
  ['who is answered is told of the recording', situation('connected'), [customer(false), owner], false, true],
  ['unless the queue has a ground', situation('connected', { tells: false }), [customer(false), owner], false, false],
  ['who leaves a message is told both', situation('closed', { isVoicemail: true }), [customer(false)], true, true],
])('%s', (_, now, placed, greeted, told) => {
  expect([greetingIsDue(now, placed) !== null, noticeIsDue(now, placed)]).toEqual([greeted, told]);
});
