import type { DeskContact } from '@tongli/contracts/contacts';
import type { Call } from '../../../platform/call.ts';
import type { Whole } from '../history/rows.ts';
import { screenAt } from '../screen/showing.ts';
import { callActions } from './actions.ts';
import { deskCalls, deskVoicemails } from './showing.ts';

type Sounding = Pick<Whole, 'id' | 'channel' | 'live' | 'queue_screens'>;
type Sound = Pick<DeskContact, 'call' | 'voicemail' | 'screen' | 'actions'>;

/** What there is to be heard of contacts at a desk, with what may be done about it beside what else may be done. */
export async function soundsAt(
  call: Call,
  rows: readonly Sounding[],
): Promise<(row: Sounding, at: Pick<DeskContact, 'role' | 'actions'>, slot: string) => Sound> {
  const calls = await deskCalls(
    call,
    rows.map(({ id, channel, live }) => ({ id, channel, open: live !== null && live.state !== 'wrapUp' })),
  );
  const callbacks = rows.filter(({ channel }) => channel === 'callback');
  const voicemails = await deskVoicemails(
    call,
    callbacks.map(({ id }) => id),
  );
  return ({ id, channel, live, queue_screens: use }, { role, actions }, slot) => {
    const [own = null, voicemail = null] = [calls.get(id), voicemails.get(id)];
    const state = live?.state ?? 'closed';
    return {
      call: own,
      voicemail,
      screen: screenAt({ use, channel, state, slot }, own?.recording === 'paused'),
      actions: { ...actions, ...callActions({ call: own, voicemail, role, slot, state }) },
    };
  };
}
