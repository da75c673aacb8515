import { may, useMe } from '../../api/session.ts';
import type { Slots } from '../../app/manifest.ts';
import { CheckSection } from './CheckSection.tsx';

/** Beside a contact whose customer was found. */
export default function ContactCheck({ contactId, customerId }: Slots['contact.side']) {
  const mayRead = may(useMe(), 'customers.read');
  if (customerId === null || !mayRead) return null;
  return <CheckSection key={`${contactId} ${customerId}`} where={{ place: 'contact', id: contactId }} />;
}
