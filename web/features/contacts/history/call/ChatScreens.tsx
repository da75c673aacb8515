import { type ContactRecord, listRecordings } from '@tongli/contracts/contacts';
import { useRead } from '../../../../api/hooks.ts';
import { Screens } from './Screens.tsx';

/** Of a contact in writing: what was on the screen of whoever wrote. */
export default function ChatScreens({ record: { id } }: { record: ContactRecord }) {
  const { data } = useRead(listRecordings, { params: { id } });
  return data ? <Screens contactId={id} recordings={data} /> : null;
}
