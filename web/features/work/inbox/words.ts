import type { InboxItem } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { useLanguage } from '../../../ui/language.ts';
import { instantText, spanText } from '../../../ui/time.ts';
import { useKindName } from '../names.ts';

/** Why an item is here now, in a sentence: what it waits for, and how its time stands. */
export function useReason(): (item: InboxItem, now: number) => string {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const kindName = useKindName();
  const { zone } = useSite();
  const duty = (name: string) => (i18n.exists(`work.duty.${name}`) ? t(`work.duty.${name}`) : name);
  const why = ({ kind, detail, onBehalfOf, at, returned }: InboxItem, now: number) => {
    if (returned && (kind === 'return' || kind === 'arbitration'))
      return t(`work.why.${kind}-from`, { name: returned.actorName, reason: returned.reason });
    if (kind === 'limit') return t('work.why.limit', { duty: duty(detail) });
    if (kind === 'mention') return t('work.why.mention', { at: instantText(Date.parse(at), zone, now, language) });
    if (kind !== 'approval') return t(`work.why.${kind}`);
    const approval = { kind: kindName(detail) };
    return onBehalfOf
      ? t('work.why.approval-for', { ...approval, name: onBehalfOf.name })
      : t('work.why.approval', approval);
  };
  const time = (dueAt: string, now: number) => {
    const due = Date.parse(dueAt);
    if (due <= now) return t('work.why.late', { span: spanText(now - due, language) });
    return t('work.why.due', { at: instantText(due, zone, now, language) });
  };
  return (item, now) =>
    item.dueAt === null ? why(item, now) : t('work.why.both', { why: why(item, now), time: time(item.dueAt, now) });
}
