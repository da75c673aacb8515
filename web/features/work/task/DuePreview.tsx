import { type DueInput, previewDue } from '@tongli/contracts/work';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { useLanguage } from '../../../ui/language.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { promiseTimeText } from '../../../ui/promise-time.ts';

const typingPauseMs = 200;

function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), typingPauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** The instant that working time from now comes to, on the site's calendar. */
function FromNow({ minutes }: { minutes: number }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { zone } = useSite();
  const language = useLanguage();
  const asked = useSettled(minutes);
  const { data, error } = useRead(
    previewDue,
    { query: { minutes: asked } },
    { staleTime: 0, placeholderData: (last) => last },
  );
  if (error) return <span>{words.ofError(error)}</span>;
  return data ? <strong>{promiseTimeText(data.dueAt, zone, language)}</strong> : <span>{t('ui.waiting.loading')}</span>;
}

/** When it is due, in full, as it is typed. */
export function DuePreview({ due }: { due: DueInput }) {
  const { t } = useTranslation();
  const { zone } = useSite();
  const language = useLanguage();
  return (
    <p role="status" className="quiet">
      {t('work.due.comes-to')}{' '}
      {'minutes' in due ? (
        <FromNow minutes={due.minutes} />
      ) : (
        <strong>{promiseTimeText(due.at, zone, language)}</strong>
      )}
    </p>
  );
}
