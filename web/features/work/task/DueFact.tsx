import type { Urgency } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { DueBar } from '../../../ui/inbox/DueBar.tsx';
import { elapsedShare } from '../../../ui/inbox/due-share.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Instant, useNow } from '../../../ui/Times.tsx';
import { toneOfUrgency, urgencyNow, WorkClock } from '../states.tsx';

const marks = [0.75, 0.9];

interface Dated {
  readonly createdAt: string;
  readonly warnAt: string;
  readonly pressAt: string;
  readonly dueAt: string;
  readonly endedAt: string | null;
  readonly urgency: Urgency;
}

/** When it is due, what is left, and how much of the working time has gone. */
export function DueFact({ of }: { of: Dated }) {
  const { t } = useTranslation();
  const { percent } = useNumbers();
  const now = useNow(30_000);
  const { createdAt, warnAt, pressAt, dueAt, endedAt } = of;
  const at = (text: string, share: number) => ({ at: Date.parse(text), share });
  const points = [at(createdAt, 0), at(warnAt, 0.75), at(pressAt, 0.9), at(dueAt, 1)];
  const share = elapsedShare(points, endedAt ? Date.parse(endedAt) : now);
  return (
    <span className="due-fact">
      <span>
        <WorkClock timed={of} /> <Instant at={dueAt} />
      </span>
      <DueBar
        share={share}
        marks={marks}
        tone={endedAt ? 'neutral' : toneOfUrgency[urgencyNow(of, now)]}
        label={t('work.task.elapsed', { share: percent(share, 0) })}
      />
    </span>
  );
}
