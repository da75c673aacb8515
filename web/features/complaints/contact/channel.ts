import type { lodgeForCustomer } from '@tongli/contracts/complaints';
import type { BodyInputOf } from '@tongli/contracts/kernel';
import type { Slots } from '../../../app/manifest.ts';

type Contact = Pick<Slots['contact.side'], 'channel' | 'means'>;
type Lodged = BodyInputOf<typeof lodgeForCustomer>['channel'];

/** How a complaint came that was made in a contact: as the contact did. */
export function channelOf({ channel, means }: Contact): Lodged {
  if (channel === 'chat' || channel === 'form' || means === 'message') return 'chat';
  if (means === 'letter' || means === 'fax') return 'letter';
  return means === 'in-person' ? 'counter' : 'phone';
}
