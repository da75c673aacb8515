import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../api/session.ts';
import { useLanguage } from '../language.ts';
import { PlainButton } from '../PlainButton.tsx';
import type { Tone } from '../StateTag.tsx';
import { dateText, fullInstantText, instantText } from '../time.ts';
import { dayOf, type Kind, kindsIn, ordered } from './story.ts';

export interface TimelineEntry {
  readonly key: string;
  readonly at: string;
  /** What happened, in a few words. */
  readonly title: ReactNode;
  readonly who?: ReactNode;
  readonly body?: ReactNode;
  readonly tone?: Tone;
  /** What it belongs to, for a reader who wants only that; work when left out. */
  readonly kind?: Kind;
}

interface MomentProps {
  title: ReactNode;
  /** Beside the title, small. */
  beside: ReactNode;
  below?: ReactNode;
  body?: ReactNode;
  tone?: Tone | undefined;
}

/** One point of a timeline. */
export function Moment({ title, beside, below, body, tone = 'neutral' }: MomentProps) {
  return (
    <li className={`state-${tone}`}>
      <div className="timeline-head">
        <span className="timeline-title">{title}</span>
        {beside}
      </div>
      {below}
      {body ? <div className="timeline-body">{body}</div> : null}
    </li>
  );
}

/** Below that many there is nothing to look for. */
const manyEntries = 5;

type Chosen = Kind | 'all';

interface ToolsProps {
  kinds: readonly Kind[];
  chosen: Chosen;
  newestFirst: boolean;
  onChoose: (kind: Chosen) => void;
  onTurn: () => void;
}

function Tools({ kinds, chosen, newestFirst, onChoose, onTurn }: ToolsProps) {
  const { t } = useTranslation();
  const all: readonly Chosen[] = ['all', ...kinds];
  return (
    <div className="timeline-tools">
      {kinds.length > 1 ? (
        <fieldset aria-label={t('ui.timeline.kinds')}>
          {all.map((kind) => (
            <PlainButton key={kind} look="text" aria-pressed={kind === chosen} onClick={() => onChoose(kind)}>
              {t(`ui.timeline.kind.${kind}`)}
            </PlainButton>
          ))}
        </fieldset>
      ) : null}
      <PlainButton look="text" onClick={onTurn}>
        {t(newestFirst ? 'ui.timeline.oldest-first' : 'ui.timeline.newest-first')}
      </PlainButton>
    </div>
  );
}

interface DaysProps {
  entries: readonly TimelineEntry[];
  label: string;
}

function Days({ entries, label }: DaysProps) {
  const language = useLanguage();
  const { zone, now } = useSite();
  return (
    <ol className="timeline" aria-label={label}>
      {entries.flatMap(({ key, at, who, ...entry }, index) => {
        const [day, instant] = [dayOf(at, zone), Date.parse(at)];
        const begins = index === 0 || dayOf(entries[index - 1]?.at ?? '', zone) !== day;
        const moment = (
          <Moment
            key={key}
            {...entry}
            beside={
              <span className="quiet">
                {who ? <>{who} · </> : null}
                <time dateTime={at} title={fullInstantText(instant, zone)} className="figures">
                  {instantText(instant, zone, instant, language)}
                </time>
              </span>
            }
          />
        );
        if (!begins) return [moment];
        return [
          <li key={day} className="timeline-day figures">
            {dateText(day, now(), language)}
          </li>,
          moment,
        ];
      })}
    </ol>
  );
}

/** What happened to a record, day by day, the newest first; where it is much, by kind and from the beginning as well. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<Chosen>('all');
  const [newestFirst, setNewestFirst] = useState(true);
  const shown = ordered(entries, newestFirst).filter(({ kind = 'work' }) => chosen === 'all' || kind === chosen);
  return (
    <>
      {entries.length > manyEntries ? (
        <Tools
          kinds={kindsIn(entries)}
          chosen={chosen}
          newestFirst={newestFirst}
          onChoose={choose}
          onTurn={() => setNewestFirst(!newestFirst)}
        />
      ) : null}
      {shown.length === 0 ? <p className="quiet">{t('ui.timeline.none')}</p> : <Days entries={shown} label={label} />}
    </>
  );
}
