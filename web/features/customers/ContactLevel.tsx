import { getIdentityCheck } from '@tongli/contracts/customers';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { may, useMe } from '../../api/session.ts';
import type { Slots } from '../../app/manifest.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { toneOfLevel } from './where.ts';

/** On a contact that rings: how sure it is who calls, and whether somebody tried too often to be them. */
export default function ContactLevel({ contactId, customerId }: Slots['contact.popup']) {
  const { t } = useTranslation();
  const enabled = may(useMe(), 'customers.read') && customerId !== null;
  const params = { place: 'contact' as const, id: contactId };
  const { data: check } = useRead(getIdentityCheck, { params }, { enabled, staleTime: 10_000 });
  if (!check || check.customerId === null) return null;
  if (check.lockedUntil) return <StateTag tone="breached">{t('customers.check.is-locked')}</StateTag>;
  return <StateTag tone={toneOfLevel[check.level]}>{t(`ui.identity.level.${check.level}`)}</StateTag>;
}
