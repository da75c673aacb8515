import type { Comment } from '@tongli/contracts/work';
import { Alert, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pageFile } from '../../ui/page-file.ts';
import { partsOf } from '../../ui/people/mentions.ts';
import { useMentionables } from '../../ui/people/useMentionables.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Timeline, type TimelineEntry } from '../../ui/record/Timeline.tsx';

const MentionText = lazy(pageFile(() => import('../../ui/people/MentionText.tsx')));

const most = 4_000;

export type Said = { text: string; personId: string | null }[];

interface SayProps {
  /** Names what was typed and not yet said, in this tab. */
  name: string;
  say: (parts: Said, done: () => void) => void;
  pending: boolean;
  error: unknown;
}

const kept = (name: string) => sessionStorage.getItem(name) ?? '';

/** A comment: `@` names colleagues, Ctrl+Enter says it; what is typed stays through a reload. */
export function SayForm({ name, say, pending, error }: SayProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const everyone = useMentionables();
  const draft = `tongli.draft.${name}`;
  const [typed, setTyped] = useState(() => kept(draft));
  const type = (text: string) => {
    setTyped(text);
    sessionStorage.setItem(draft, text);
  };
  const done = () => {
    setTyped('');
    sessionStorage.removeItem(draft);
  };
  const parts = partsOf(typed, everyone);
  const empty = typed.trim() === '' || typed.length > most;
  const send = () => {
    if (!empty && !pending) say([...parts], done);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut; the button does the same.
    <div
      className="stacked form-notice"
      onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && send()}
    >
      {error ? <Alert type="error" showIcon role="alert" title={words.ofError(error)} /> : null}
      <Suspense fallback={null}>
        <MentionText
          label={t('work.comment.words')}
          value={typed}
          onChange={type}
          most={most}
          placeholder={t('work.comment.placeholder')}
        />
      </Suspense>
      <div className="form-foot">
        <Button disabled={empty} loading={pending} onClick={send}>
          {t('work.comment.say')}
        </Button>
      </div>
    </div>
  );
}

function Words({ parts }: Pick<Comment, 'parts'>) {
  return parts.map((part, index) =>
    part.personId === null ? (
      part.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of what was said do not change.
      <strong key={index}>@{part.text}</strong>
    ),
  );
}

/** What was said and what happened, as one, the newest first. */
export function Story({ comments, entries }: { comments: readonly Comment[]; entries: readonly TimelineEntry[] }) {
  const { t } = useTranslation();
  const said = comments.map(
    ({ id, at, authorName, parts }): TimelineEntry => ({
      key: id,
      at,
      title: t('work.comment.said', { name: authorName }),
      body: <Words parts={parts} />,
      tone: 'progress',
      kind: 'said',
    }),
  );
  const all = [...entries, ...said];
  if (all.length === 0) return <p className="quiet">{t('work.comment.none')}</p>;
  return <Timeline entries={all} label={t('work.story')} />;
}
