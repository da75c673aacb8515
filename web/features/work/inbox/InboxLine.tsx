import { useNavigate } from '@tanstack/react-router';
import type { InboxItem } from '@tongli/contracts/work';
import { Button } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Item } from '../../../ui/inbox/Items.tsx';
import { useNow } from '../../../ui/Times.tsx';
import { subjectAddress } from '../address.ts';
import { WorkClock } from '../states.tsx';
import { actsOf, letters, type QuickAct } from './acts.ts';
import { KindMark } from './kinds.tsx';
import { useReason } from './words.ts';

interface InboxLineProps {
  item: InboxItem;
  number: string;
  title: string;
  stop: boolean;
  onFocus: (id: string) => void;
  onAct: (item: InboxItem, act: QuickAct) => void;
}

const noCharts = new Map<string, string>();

const addressOf = (item: InboxItem) => subjectAddress(item, noCharts) ?? '/notices';

function Acts({ item, title, stop, onAct }: Omit<InboxLineProps, 'number' | 'onFocus'>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [act] = actsOf(item);
  if (!act) {
    return (
      <Button
        size="small"
        tabIndex={stop ? 0 : -1}
        aria-label={t('work.quick.of', { act: t('work.quick.open'), title })}
        onClick={() => void navigate({ href: addressOf(item) })}
      >
        {t('work.quick.open')}
        <span className="drawn-key" aria-hidden="true" data-key="↵" />
      </Button>
    );
  }
  const words = t(`work.quick.${act}`);
  return (
    <Button
      size="small"
      tabIndex={stop ? 0 : -1}
      aria-label={t('work.quick.of', { act: words, title })}
      aria-keyshortcuts={letters[act]}
      onClick={() => onAct(item, act)}
    >
      {words}
      <span className="drawn-key" aria-hidden="true" data-key={letters[act].toUpperCase()} />
    </Button>
  );
}

function Line({ item, number, title, stop, onFocus, onAct }: InboxLineProps) {
  const reason = useReason();
  const now = useNow(30_000);
  const { id, kind, dueAt, urgency } = item;
  return (
    <Item
      id={id}
      href={addressOf(item)}
      title={title}
      kind={
        <>
          <KindMark kind={kind} />
          <span className="figures">{number}</span>
        </>
      }
      reason={reason(item, now)}
      clock={dueAt === null ? null : <WorkClock timed={{ dueAt, urgency }} hint />}
      acts={<Acts item={item} title={title} stop={stop} onAct={onAct} />}
      stop={stop}
      onFocus={onFocus}
    />
  );
}

/** One line of the inbox; drawn again only when its item changes or time has passed. */
export const InboxLine = memo(Line);
