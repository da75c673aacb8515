import type { FollowedComplaint, FollowedEntry } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../ui/language.ts';
import { promiseTimeText } from '../../../ui/promise-time.ts';
import type { Tone } from '../../../ui/StateTag.tsx';

const tones: Readonly<Partial<Record<FollowedEntry['kind'], Tone>>> = {
  acknowledged: 'progress',
  question: 'waiting',
  answered: 'waiting',
  appealed: 'limit',
  reopened: 'progress',
  closed: 'done',
  accepted: 'done',
};

/** What the last closing found stands beside it; what an earlier one found is said in its answer. */
const isLastClosing = (course: readonly FollowedEntry[], entry: FollowedEntry) =>
  entry.kind === 'closed' && course.findLast(({ kind }) => kind === 'closed') === entry;

/** All that happened, in plain words, oldest first. */
export function Course({ followed }: { followed: FollowedComplaint }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { course, validity, state, zone } = followed;
  const found = validity && state === 'closed' ? t(`portal.follow.validity.${validity}`) : null;
  return (
    <section className="portal-card">
      <h2 id="course">{t('portal.follow.course')}</h2>
      <ol className="timeline" aria-labelledby="course">
        {course.map((entry) => {
          const { kind, at } = entry;
          const text = isLastClosing(course, entry) ? found : entry.text;
          return (
            <li key={`${kind} ${at}`} className={`state-${tones[kind] ?? 'neutral'}`}>
              <div className="timeline-head">
                <span className="timeline-title">{t(`portal.follow.entry.${kind}`)}</span>
                <time className="quiet" dateTime={at}>
                  {promiseTimeText(at, zone, language)}
                </time>
              </div>
              {text ? <div className="timeline-body quoted">{text}</div> : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
