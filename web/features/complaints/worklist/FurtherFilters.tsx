import type { Standing } from '@tongli/contracts/complaints';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { useLanguage } from '../../../ui/language.ts';
import { useTerms } from '../../../ui/terms.ts';
import { dateText } from '../../../ui/time.ts';
import { useUnits } from '../people.ts';
import { customersFilter, keptNames } from './found-customers.ts';

interface Further {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

/** Filters that a chart or report put into the address and that have no field of their own on this page. */
function useFurther(): Further[] {
  const { t } = useTranslation();
  const [search] = useAddress();
  const terms = useTerms();
  const language = useLanguage();
  const { now } = useSite();
  const units = useUnits();
  const day = (date: string) => dateText(date, now(), language);
  const yesNo = (value: string) => t(`complaints.worklist.${value === 'true' ? 'yes' : 'no'}`);
  const people = (ids: string) =>
    keptNames(ids)?.join(t('complaints.list-separator')) ??
    t('complaints.by-phone.chosen', { count: ids.split(',').length });
  const known: readonly [string, string, (value: string) => string][] = [
    [customersFilter, t('complaints.customer'), people],
    ['filter[lodgedOn][eq]', t('complaints.worklist.on'), day],
    ['filter[closedOn][eq]', t('complaints.worklist.closed-on'), day],
    ['filter[closedOn][gte]', t('complaints.worklist.closed-from'), day],
    ['filter[closedOn][lte]', t('complaints.worklist.closed-to'), day],
    ['filter[timedOn][eq]', t('complaints.worklist.timed-on'), day],
    ['filter[timedOn][gte]', t('complaints.worklist.timed-from'), day],
    ['filter[timedOn][lte]', t('complaints.worklist.timed-to'), day],
    ['filter[cause][eq]', t('complaints.cause'), (code) => terms.name('cause', code)],
    ['filter[channel][eq]', t('complaints.channel-label'), (code) => t(`complaints.channel.${code}`)],
    ['filter[onTime][eq]', t('complaints.worklist.on-time'), yesNo],
    ['filter[unitId][eq]', t('complaints.assignment.unit'), (id) => units.name(id) ?? '…'],
    ['filter[unitId][null]', t('complaints.assignment.unit'), () => t('complaints.nobody')],
    [
      'filter[standing][eq]',
      t('complaints.board.standing-label'),
      (one) => t(`complaints.board.standing.${one as Standing}`),
    ],
    ['filter[dueToday][eq]', t('complaints.board.dueToday'), yesNo],
    ['filter[importId][eq]', t('complaints.worklist.import'), (id) => id.slice(0, 8)],
  ];
  return known.flatMap(([key, label, words]) => {
    const value = search[key];
    return value === undefined ? [] : [{ key, label, value: words(value) }];
  });
}

/** Says what a link from elsewhere narrowed the list to, and lets each condition go. */
export function FurtherFilters() {
  const { t } = useTranslation();
  const [, change] = useAddress();
  const further = useFurther();
  if (further.length === 0) return null;
  return (
    <p className="further-filters">
      <span className="quiet">{t('complaints.worklist.also')}</span>
      {further.map(({ key, label, value }) => (
        <Tag
          key={key}
          closable={{ 'aria-label': t('complaints.worklist.also-remove', { label, value }) }}
          onClose={(event) => {
            event.preventDefault();
            change({ [key]: undefined });
          }}
        >
          {t('complaints.worklist.also-is', { label, value })}
        </Tag>
      ))}
    </p>
  );
}
