import type { Recordings } from '@tongli/contracts/contacts';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../../../ui/Times.tsx';

interface Happening {
  readonly at: string;
  readonly until: string | null;
  readonly words: string;
}

/** When nothing was recorded and why, and which leaders took part and how. */
export function Happenings({ recordings: { pauses, supervisions } }: { recordings: Recordings }) {
  const { t } = useTranslation();
  const all: Happening[] = [
    ...pauses.map(({ at, until, byName, reason }) => ({
      ...{ at, until },
      words: t('contacts.recording.paused-by', { name: byName, reason: t(`contacts.call.pause.${reason}`) }),
    })),
    ...supervisions.map(({ at, until, byName, how }) => ({
      ...{ at, until },
      words: t(`contacts.recording.supervised-${how}`, { name: byName }),
    })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  if (all.length === 0) return null;
  return (
    <ul className="side-list">
      {all.map(({ at, until, words }) => (
        <li key={`${at} ${words}`}>
          <span>{words}</span>
          <span className="quiet">
            <Instant at={at} /> – {until === null ? t('contacts.recording.still') : <Instant at={until} />}
          </span>
        </li>
      ))}
    </ul>
  );
}
