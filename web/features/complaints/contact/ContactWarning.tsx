import { useTranslation } from 'react-i18next';
import type { Slots } from '../../../app/manifest.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { useMatters } from './useMatters.ts';

/** On a contact that rings: this customer has complained, and waits for us. */
export default function ContactWarning({ customerId }: Slots['contact.popup']) {
  const { t } = useTranslation();
  const { open, overdue } = useMatters(customerId);
  if (open.length === 0) return null;
  return (
    <p>
      <StateTag tone={overdue > 0 ? 'breached' : 'limit'}>
        {t('complaints.contact.open-matters', { count: open.length })}
        {overdue > 0 ? ` · ${t('complaints.contact.overdue', { count: overdue })}` : ''}
      </StateTag>
    </p>
  );
}
