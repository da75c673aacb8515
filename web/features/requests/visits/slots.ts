import { listVisitSlots } from '@tongli/contracts/requests';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { useLanguage } from '../../../ui/language.ts';
import { instantText } from '../../../ui/time.ts';

/** A window of a team with room in it; the places that are left stand beside it. */
export function useSlotOptions(unitId: string | undefined) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone, now } = useSite();
  const { data } = useRead(listVisitSlots, { query: { unitId: unitId ?? '' } }, { enabled: unitId !== undefined });
  return (data?.slots ?? []).map(({ window, on, startsAt, left }) => ({
    value: `${window.id} ${on}`,
    disabled: left === 0,
    label: `${instantText(Date.parse(startsAt), zone, now(), language)} · ${t('requests.visit.left', { count: left })}`,
  }));
}

/** The window and the date of a chosen slot. */
export const slotOf = (value: unknown) => {
  const [windowId = '', on = ''] = String(value ?? '').split(' ');
  return { windowId, on };
};
