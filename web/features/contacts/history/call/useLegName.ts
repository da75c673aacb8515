import type { CallLeg, ContactRecord } from '@tongli/contracts/contacts';
import { useTranslation } from 'react-i18next';
import { useContactWords } from '../../words.ts';

/** Who a leg is: the customer as they are called in the record, colleagues by name. */
export function useLegName(record: ContactRecord): (leg: CallLeg) => string {
  const { t } = useTranslation();
  const words = useContactWords();
  return ({ role, name }) => (role === 'customer' ? words.who(record) : name || t(`contacts.call.role.${role}`));
}
