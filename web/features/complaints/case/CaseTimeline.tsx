import { Link } from '@tanstack/react-router';
import {
  type ChoiceRule,
  type Complaint,
  type StepName,
  stepName,
  type TimelineEntry,
} from '@tongli/contracts/complaints';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { useBilingual, useLanguage } from '../../../ui/language.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import type { Kind } from '../../../ui/record/story.ts';
import { Timeline } from '../../../ui/record/Timeline.tsx';
import type { Tone } from '../../../ui/StateTag.tsx';
import { type Terms, useTerms } from '../../../ui/terms.ts';
import { instantText } from '../../../ui/time.ts';
import { useClasses } from '../classification/class-names.ts';
import { outcomeCode } from '../feedback/timeline.ts';
import { usePeople, useUnits } from '../people.ts';
import { positionOf } from './next.ts';

const tones: Readonly<Record<string, Tone>> = {
  acknowledged: 'progress',
  'step-recorded': 'progress',
  answered: 'waiting',
  closed: 'done',
  reopened: 'waiting',
  paused: 'waiting',
  resumed: 'progress',
  'limit-warned': 'limit',
  'limit-breached': 'breached',
};

/** By which rule somebody got the case, or nobody did; how much more time was asked for. */
function ruleWords(
  { code, params: { rule, load, most, of, days } }: Pick<TimelineEntry, 'code' | 'params'>,
  t: TFunction,
) {
  if (days) return { days };
  if (code !== 'assigned-by-rule' && code !== 'nobody-by-rule') return {};
  return { rule: t(`complaints.assignment.rule.${rule as ChoiceRule}`), load, most, of };
}

const countWords = ({ count, tries, left }: TimelineEntry['params']) => ({
  ...(count || tries ? { count: Number(count ?? tries) } : {}),
  ...(left ? { left: Number(left) } : {}),
});

const termWords = ({ cause, product, area }: TimelineEntry['params'], terms: Terms) => ({
  ...(cause ? { cause: terms.name('cause', cause) } : {}),
  ...(product ? { product: terms.name('product', product) } : {}),
  ...(area ? { area: terms.name('area', area) } : {}),
});

/** The codes of an entry's parameters in words. */
function useReadable() {
  const { t } = useTranslation();
  const terms = useTerms();
  const people = usePeople();
  const units = useUnits();
  const named = (ids: string | undefined, from: typeof people) =>
    (ids ?? '').split(',').flatMap((id) => (id ? (from.name(id) ?? '…') : []));
  const language = useLanguage();
  const pick = useBilingual();
  const { way } = useClasses();
  const { money } = useNumbers();
  const { zone, now } = useSite();
  const stepWords = (step: StepName) => ({ position: positionOf(step), step: t(`complaints.step.${step}`) });
  const limitKind = (kind: string) => t(`complaints.limit-kind.${kind}`);
  const riskWords = ({ outcome, level, happenedOn, recourse, zh, en }: TimelineEntry['params']) => ({
    ...(outcome ? { outcome: t(`complaints.risk.outcome.${outcome}`) } : {}),
    ...(level ? { level: t(`complaints.risk.level.${level}`), on: happenedOn } : {}),
    ...(recourse
      ? { recourse: t(recourse === 'told' ? 'complaints.risk.recourse-was-told' : 'complaints.risk.recourse-not-told') }
      : {}),
    ...(zh && en ? { what: pick({ zh, en }) } : {}),
  });
  return ({ code, params }: TimelineEntry): Record<string, unknown> => {
    const step = stepName.safeParse(params.step);
    return {
      code,
      ...(step.success ? stepWords(step.data) : {}),
      ...(params.channel ? { channel: t(`complaints.channel.${params.channel}`) } : {}),
      ...(params.complexity ? { complexity: t(`complaints.complexity.${params.complexity}`) } : {}),
      ...(params.impact ? { impact: t(`complaints.impact.${params.impact}`) } : {}),
      ...(params.pauseReason ? { why: t(`complaints.pause-reason.${params.pauseReason}`) } : {}),
      ...(params.reason ? { reason: t(`complaints.reopen-reason.${params.reason}`) } : {}),
      ...(code === 'named'
        ? {
            about: [...named(params.people, people), ...named(params.units, units)].join(
              t('complaints.list-separator'),
            ),
          }
        : {}),
      ...riskWords(params),
      ...(params.number ? { number: params.number } : {}),
      ...(params.amountMinor ? { amount: money(Number(params.amountMinor), 'CNY') } : {}),
      ...(params.ownerId ? { owner: people.name(params.ownerId) ?? '…' } : {}),
      ...(params.validity ? { validity: t(`complaints.validity.${params.validity}`) } : {}),
      ...termWords(params, terms),
      ...(params.class ? { class: way(params.class.split('/')) } : {}),
      ...(params.severity ? { severity: t(`complaints.severity.${params.severity}`) } : {}),
      ...(params.dueAt ? { due: instantText(Date.parse(params.dueAt), zone, now(), language) } : {}),
      ...countWords(params),
      ...ruleWords({ code, params }, t),
      ...(params.kind
        ? { kind: code === 'classified' ? t(`complaints.kind.${params.kind}`) : limitKind(params.kind) }
        : {}),
    };
  };
}

function useWho(): (entry: TimelineEntry) => string {
  const { t } = useTranslation();
  return ({ code, actorName }) => {
    if (code.startsWith('limit-') || /^(flow|timer):/.test(actorName)) return t('complaints.case.system');
    return actorName === 'customer' ? t('complaints.customer') : actorName;
  };
}

const kindOf = (code: string): Kind => (code.startsWith('limit-') ? 'limit' : code === 'noted' ? 'said' : 'work');

const codeOf = ({ code, params }: TimelineEntry) => {
  if (code === 'assessed' && params.validity) return 'assessed-finding';
  return code === 'named' && !params.people && !params.units ? 'named-nobody' : outcomeCode({ code, params });
};

/** What happened to the case in sentences, newest first. */
export function CaseTimeline({ complaint }: { complaint: Complaint }) {
  const { t, i18n } = useTranslation();
  const readable = useReadable();
  const who = useWho();
  const entries = complaint.timeline.toReversed().map((entry) => {
    const code = codeOf(entry);
    const known = i18n.exists(`complaints.timeline.${code}`);
    return {
      key: entry.id,
      at: entry.at,
      title: t(`complaints.timeline.${known ? code : 'other'}`, readable(entry)),
      who: who(entry),
      body: entry.params.contactId ? (
        <Link to={`/contacts/${entry.params.contactId}`}>{t('complaints.contact.see')}</Link>
      ) : (
        entry.text
      ),
      tone: tones[entry.code] ?? 'neutral',
      kind: kindOf(entry.code),
    };
  });
  return <Timeline entries={entries} label={t('complaints.case.timeline')} />;
}
