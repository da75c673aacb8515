import type { Notice } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../api/session.ts';
import { useBilingual, useLanguage } from '../../ui/language.ts';
import { useIndicators } from '../../ui/spc/words.ts';
import { dateText, instantText } from '../../ui/time.ts';
import { useImprovementSentences } from './improvement-sentences.ts';
import { useIncidentSentences } from './incident-sentences.ts';
import { useMonthSentences } from './month-sentences.ts';
import { useWorkSentences } from './work-sentences.ts';

type Params = Notice['params'];

/** Dates and instants as a sentence carries them. */
function useTimes() {
  const language = useLanguage();
  const { zone, now } = useSite();
  return {
    instant: (at = '') => instantText(Date.parse(at), zone, now(), language),
    date: (on = '') => dateText(on, now(), language),
  };
}

/** A notice in words: its code's sentence, or a general one for a code that this client does not know yet. */
export function useNoticeWords(): (notice: Notice) => string {
  const { t, i18n } = useTranslation();
  const pick = useBilingual();
  const { instant, date } = useTimes();
  const { data } = useIndicators();

  const known = (key: string, name: string, words: () => string) => (i18n.exists(key) ? words() : name);
  const duty = (name = '') => known(`work.duty.${name}`, name, () => t(`work.duty.${name}`));
  const rule = (name = '') => known(`ui.spc.rule.${name}`, name, () => t(`ui.spc.rule.${name}`));
  const verdict = (name = '') => known(`work.verdict.${name}`, name, () => t(`work.verdict.${name}`));
  const subject = (name: string) => known(`work.subject.${name}`, name, () => t(`work.subject.${name}`));
  // What is answered is said by the thing asked, where it is no complaint.
  const dutyOn = (subjectType = '', kind = '') => duty(subjectType === 'subject-request' ? subjectType : kind);
  const limit = ({ kind, subjectType, dueAt, number = '' }: Params) => ({
    number,
    duty: dutyOn(subjectType, kind),
    due: instant(dueAt),
  });
  const signal = ({ indicator = '', rule: broken, from, to }: Params) => {
    const named = data?.indicators.find(({ code }) => code === indicator);
    return {
      indicator: named ? pick(named.name) : indicator,
      rule: rule(broken),
      span: from === to ? date(from) : `${date(from)} – ${date(to)}`,
    };
  };
  const ofWork = useWorkSentences(instant);
  const ofIncidents = useIncidentSentences();
  const ofImprovement = useImprovementSentences(date);
  const ofMonths = useMonthSentences();
  const sentences: Readonly<Record<string, (params: Params) => string>> = {
    ...ofWork,
    ...ofMonths,
    'limit-warned': (params) => t('work.notice.limit-warned', limit(params)),
    'limit-breached': (params) => t('work.notice.limit-breached', limit(params)),
    'signal-raised': (params) => t('work.notice.signal-raised', signal(params)),
    'indicator-alert-raised': ({ zh = '', en = '' }) =>
      t('work.notice.indicator-alert-raised', { name: pick({ zh, en }) }),
    'indicator-alert-escalated': ({ zh = '', en = '' }) =>
      t('work.notice.indicator-alert-escalated', { name: pick({ zh, en }) }),
    'must-know': ({ zh = '', en = '' }) => t('work.notice.must-know', { name: pick({ zh, en }) }),
    'unusual-access': ({ at, looks }) => t('work.notice.unusual-access', { at: instant(at), count: Number(looks) }),
    ...ofIncidents,
    ...ofImprovement,
    'training-not-given': ({ number, count }) => t('work.notice.training-not-given', { number, count: Number(count) }),
    'action-verified': ({ number, verdict: found }) =>
      t('work.notice.action-verified', { number, verdict: verdict(found) }),
  };
  return ({ code, params, subjectType }) => {
    const sentence = sentences[code];
    return sentence ? sentence(params) : t('work.notice.other', { subject: subject(subjectType) });
  };
}
