import { Link } from '@tanstack/react-router';
import { commentRequest, listRequestComments, type Request } from '@tongli/contracts/requests';
import { Alert, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { useBilingual, useLanguage } from '../../../ui/language.ts';
import { pageFile } from '../../../ui/page-file.ts';
import { partsOf } from '../../../ui/people/mentions.ts';
import { useMentionables } from '../../../ui/people/useMentionables.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { Timeline, type TimelineEntry } from '../../../ui/record/Timeline.tsx';
import type { Tone } from '../../../ui/StateTag.tsx';
import { instantText } from '../../../ui/time.ts';
import { useDirectory } from '../people.ts';

const MentionText = lazy(pageFile(() => import('../../../ui/people/MentionText.tsx')));
const most = 4_000;

function SayForm({ id }: { id: string }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const everyone = useMentionables();
  const [typed, setTyped] = useState('');
  const say = useAct(commentRequest, () => setTyped(''));
  return (
    <div className="stacked form-notice">
      {say.error ? <Alert type="error" showIcon role="alert" title={words.ofError(say.error)} /> : null}
      <Suspense fallback={null}>
        <MentionText
          label={t('requests.comment.words')}
          value={typed}
          onChange={setTyped}
          most={most}
          placeholder={t('requests.comment.placeholder')}
        />
      </Suspense>
      <div className="form-foot">
        <Button
          disabled={typed.trim() === ''}
          loading={say.isPending}
          onClick={() => say.mutate({ params: { id }, body: { parts: [...partsOf(typed, everyone)] } })}
        >
          {t('requests.comment.say')}
        </Button>
      </div>
    </div>
  );
}

const tones: Readonly<Record<string, Tone>> = {
  'step-done': 'progress',
  'step-back': 'waiting',
  closed: 'done',
  reopened: 'waiting',
  answered: 'progress',
  'limit-warned': 'limit',
  'limit-breached': 'breached',
  rated: 'progress',
  'visit-done': 'done',
  'visit-missed': 'breached',
};

/** Codes of an entry's parameters in words. */
function useReadable(request: Request) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const language = useLanguage();
  const { zone, now } = useSite();
  const { person } = useDirectory();
  const step = (key: string | undefined) => {
    const found = request.steps.find((one) => one.key === key);
    return found ? pick(found.name) : (key ?? '');
  };
  return (params: Readonly<Record<string, string>>) => ({
    ...params,
    step: step(params.step),
    next: step(params.next),
    owner: person(params.ownerId) ?? '…',
    channel: params.channel ? t(`requests.channel.${params.channel as 'phone'}`) : '',
    priority: params.priority ? t(`requests.priority.${params.priority as 'low'}`) : '',
    adoption: params.adoption ? t(`requests.adoption.${params.adoption as 'later'}`) : '',
    outcome: params.outcome ? t(`requests.any-outcome.${params.outcome as 'done'}`) : '',
    score: params.score ? t(`requests.score.${params.score as '5'}`) : '',
    count: Number(params.count ?? 0),
    at: params.startsAt ? instantText(Date.parse(params.startsAt), zone, now(), language) : '',
    due: params.dueAt ? instantText(Date.parse(params.dueAt), zone, now(), language) : '',
  });
}

/** What was said and what happened, as one, the newest first. */
export function Story({ request }: { request: Request }) {
  const { t, i18n } = useTranslation();
  const readable = useReadable(request);
  const { data } = useRead(listRequestComments, { params: { id: request.id } });
  const entries = request.timeline.map(({ id, at, code, params, text, actorName }): TimelineEntry => {
    const known = i18n.exists(`requests.timeline.${code}`, { count: 1 });
    return {
      key: id,
      at,
      title: t(`requests.timeline.${(known ? code : 'other') as 'other'}`, readable(params)),
      who: code.startsWith('limit-')
        ? t('requests.system')
        : actorName === 'customer'
          ? t('requests.customer')
          : actorName,
      body: params.contactId ? <Link to={`/contacts/${params.contactId}`}>{t('requests.record.contact')}</Link> : text,
      tone: tones[code] ?? 'neutral',
      kind: code.startsWith('limit-') ? 'limit' : 'work',
    };
  });
  const said = (data?.comments ?? []).map(
    ({ id, at, authorName, parts }): TimelineEntry => ({
      key: id,
      at,
      title: t('requests.comment.said', { name: authorName }),
      body: parts.map((part) => (part.personId === null ? part.text : `@${part.text}`)).join(''),
      tone: 'progress',
      kind: 'said',
    }),
  );
  const all = [...entries, ...said].toSorted((a, b) => b.at.localeCompare(a.at));
  return (
    <Section title={t('requests.record.story')}>
      {request.actions.comment?.allowed ? <SayForm id={request.id} /> : null}
      <Timeline entries={all} label={t('requests.record.story')} />
    </Section>
  );
}
