import { joinCallAsCustomer, prepareCallAsCustomer } from '@tongli/contracts/contacts';
import { call } from '../../../api/call.ts';
import {
  closeMicrophone,
  joinBy,
  type MicrophoneRefusal,
  openMicrophone,
  openPhone,
  type Phone,
} from '../../../api/voice/index.ts';

/** One's own end of the call of a contact. */
export interface Line {
  readonly phone: Phone;
  /** The number that the call has now: a higher one than that joined has begun anew. */
  heed(session: number): void;
}

const browsersOwn = { microphoneId: null, earsId: null };

/** A microphone that was allowed before the contact began: browsers that ask each time ask once. */
let given: MediaStream | null = null;

/** Asks for the microphone; null where it was given, else why it was not. */
export async function askForMicrophone(): Promise<MicrophoneRefusal | null> {
  const opened = await openMicrophone({ deviceId: null });
  if ('refused' in opened) return opened.refused;
  giveBackMicrophone();
  given = opened;
  return null;
}

/** The contact did not begin. */
export function giveBackMicrophone(): void {
  if (given) closeMicrophone(given);
  given = null;
}

/** Joins the call of this contact and stays in it. */
export function openLine(token: string): Line {
  const params = { token };
  const { signalling, session } = joinBy({
    prepare: () => call(prepareCallAsCustomer, { params }),
    join: (offer) => call(joinCallAsCustomer, { params, body: { offer } }),
  });
  const microphone = given;
  given = null;
  const phone = openPhone({ signalling, devices: browsersOwn, microphone });
  return {
    phone,
    heed: (now) => {
      if (session() !== 0 && now > session()) phone.again();
    },
  };
}
