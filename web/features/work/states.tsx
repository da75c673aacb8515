import type { ApprovalState, TaskState, Urgency } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../api/session.ts';
import { useLanguage } from '../../ui/language.ts';
import { RowHint } from '../../ui/list/RowHint.tsx';
import { StateTag, type Tone } from '../../ui/StateTag.tsx';
import { useNow } from '../../ui/Times.tsx';
import { fullInstantText, spanText } from '../../ui/time.ts';

export const toneOfUrgency: Readonly<Record<Urgency, Tone>> = {
  calm: 'progress',
  warned: 'limit',
  pressing: 'limit',
  breached: 'breached',
};

const toneOfTask: Readonly<Record<TaskState, Tone>> = {
  open: 'neutral',
  'in-progress': 'progress',
  returned: 'waiting',
  arbitration: 'limit',
  done: 'done',
  cancelled: 'neutral',
};

const toneOfApproval: Readonly<Record<ApprovalState, Tone>> = {
  waiting: 'waiting',
  approved: 'done',
  rejected: 'breached',
  withdrawn: 'neutral',
};

export function TaskTag({ state }: { state: TaskState }) {
  const { t } = useTranslation();
  return <StateTag tone={toneOfTask[state]}>{t(`work.task-state.${state}`)}</StateTag>;
}

export function ApprovalTag({ state }: { state: ApprovalState }) {
  const { t } = useTranslation();
  return <StateTag tone={toneOfApproval[state]}>{t(`work.approval-state.${state}`)}</StateTag>;
}

export interface Timed {
  readonly dueAt: string;
  readonly urgency: Urgency;
  readonly warnAt?: string;
  readonly pressAt?: string;
  readonly endedAt?: string | null;
}

const passed = (at: string | undefined, now: number) => at !== undefined && now >= Date.parse(at);

/** How near the end is at this moment: a page left open must not show as calm what has become pressing. */
export function urgencyNow({ urgency, dueAt, warnAt, pressAt }: Timed, now: number): Urgency {
  if (urgency === 'breached' || passed(dueAt, now)) return 'breached';
  if (urgency === 'pressing' || passed(pressAt, now)) return 'pressing';
  return urgency === 'warned' || passed(warnAt, now) ? 'warned' : 'calm';
}

/** What is left, or by how much it is late; the instant itself on hover, in a list also where the row has the focus. */
export function WorkClock({ timed, hint = false }: { timed: Timed; hint?: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useSite();
  const now = useNow(30_000);
  const due = Date.parse(timed.dueAt);
  const words = fullInstantText(due, zone);
  if (timed.endedAt) {
    const late = Date.parse(timed.endedAt) >= due;
    const span = spanText(Date.parse(timed.endedAt) - due, language);
    return (
      <StateTag tone={late ? 'breached' : 'done'} title={words}>
        {late ? t('ui.due.over', { span }) : t('ui.due.met')}
      </StateTag>
    );
  }
  const urgency = urgencyNow(timed, now);
  const span = spanText(due - now, language);
  return (
    <RowHint words={hint ? t('work.due-at', { at: words }) : null}>
      <StateTag tone={toneOfUrgency[urgency]} {...(hint ? {} : { title: words })}>
        {urgency === 'breached' ? t('ui.due.over', { span }) : t('ui.due.left', { span })}
      </StateTag>
    </RowHint>
  );
}
