import { getInbox, type InboxItem, inboxKind, readMentions } from '@tongli/contracts/work';
import { Alert, Button } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { filterKey } from '../../../api/list.ts';
import { useReadAt } from '../../../api/realtime.ts';
import { may, useMe, useSite } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { ItemGroup } from '../../../ui/inbox/Items.tsx';
import { useItemKeys } from '../../../ui/inbox/useItemKeys.ts';
import { type QuickView, QuickViews } from '../../../ui/list/QuickViews.tsx';
import { useDrawnSoon } from '../../../ui/list/useDrawnSoon.ts';
import { Page } from '../../../ui/Page.tsx';
import { pageFile } from '../../../ui/page-file.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { StaleNotice } from '../../../ui/Read.tsx';
import { RowsSkeleton } from '../../../ui/Skeletons.tsx';
import type { Tone } from '../../../ui/StateTag.tsx';
import { ProblemPage } from '../../../ui/StatusPage.tsx';
import { dateIn } from '../../../ui/time.ts';
import { instantAtClock } from '../../../ui/zone-time.ts';
import { NewTaskButton } from '../task/NewTaskButton.tsx';
import { actOfLetter, actsOf, type QuickAct } from './acts.ts';
import { firstOf, groupsOf, type Hurt } from './hurt.ts';
import { InboxLine } from './InboxLine.tsx';
import { useInbox, useInboxCounts } from './useInbox.ts';
import { useOwnCases, useTitle } from './useTitles.ts';

const QuickActDrawer = lazy(pageFile(() => import('./QuickActDrawer.tsx')));

const kindFilter = filterKey('kind', 'eq');
const tones: Readonly<Record<Hurt, Tone>> = {
  overdue: 'breached',
  today: 'limit',
  later: 'progress',
  undated: 'neutral',
};

/** The kinds that something waits of, with how many; and the one that is chosen, though nothing of it is left. */
function useKindViews(): QuickView[] {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const counts = useInboxCounts().data?.counts;
  const chosen = search[kindFilter];
  const kinds = inboxKind.options.filter((kind) => (counts?.byKind[kind] ?? 0) > 0 || kind === chosen);
  const view = (kind: string | undefined, words: string, count: number | undefined): QuickView => ({
    key: kind ?? 'all',
    label: count === undefined ? words : t('work.inbox.counted', { words, count }),
    current: chosen === kind,
    onChoose: () => change({ [kindFilter]: kind }),
  });
  return [
    view(undefined, t('work.view.all'), counts?.total),
    ...kinds.map((kind) => view(kind, t(`work.kind.${kind}`), counts?.byKind[kind] ?? 0)),
  ];
}

/** The lines with their groups as they were when they were read: none moves by itself as time passes. */
function useGroups(items: readonly InboxItem[]) {
  const { zone, now } = useSite();
  const readAt = useReadAt(getInbox);
  const [at, setAt] = useState(now);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock is read when the list is.
  useEffect(() => setAt(now()), [readAt]);
  const endOfToday = Date.parse(instantAtClock(zone, `${dateIn(zone, at)}T23:59`));
  return groupsOf(items, at, endOfToday);
}

/** Asks for more as the end comes into sight. */
function Further({ onMore, busy }: { onMore: () => void; busy: boolean }) {
  const { t } = useTranslation();
  const end = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  more.current = onMore;
  useEffect(() => {
    if (busy || !end.current) return undefined;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && more.current(), {
      rootMargin: '600px',
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [busy]);
  return (
    <div ref={end} className="list-foot">
      <Button loading={busy} onClick={onMore}>
        {t('ui.list.more')}
      </Button>
    </div>
  );
}

/** Keys of what can be done to the lines there are. */
function KeyHints({ items }: { items: readonly InboxItem[] }) {
  const { t } = useTranslation();
  const possible = new Set(items.flatMap(actsOf));
  const acts = (['complete', 'return', 'approve', 'reject', 'seen'] as const).filter((act) => possible.has(act));
  const hints = ['move', 'open', ...acts] as const;
  const keys = { move: 'J K', open: 'Enter', complete: 'D', return: 'R', approve: 'A', reject: 'X', seen: 'M' };
  return (
    <p className="item-keys" aria-hidden="true">
      {hints.map((hint) => (
        <span key={hint}>
          <kbd>{keys[hint]}</kbd> {t(`work.inbox.key.${hint}`)}
        </span>
      ))}
    </p>
  );
}

/** In pixels, on a desk. */
const lineHeight = 58;

type Chosen = { item: InboxItem; act: QuickAct } | null;

function Lines({ items, onAct }: { items: readonly InboxItem[]; onAct: (item: InboxItem, act: QuickAct) => void }) {
  const { t } = useTranslation();
  const groups = useGroups(items);
  const { accountId } = useMe();
  const titleOf = useTitle(
    useOwnCases(
      accountId,
      items.some(({ subjectType }) => subjectType === 'complaint'),
    ),
  );
  const shown = groups.flatMap((group) => group.items);
  const soon = useDrawnSoon(shown.length, lineHeight);
  const drawn = firstOf(groups, soon);
  const byId = new Map(shown.map((item) => [item.id, item]));
  const keys = useItemKeys([...byId.keys()], (letter, id) => {
    const item = byId.get(id);
    const act = item ? actOfLetter(letter, item) : null;
    if (item && act) onAct(item, act);
    return act !== null;
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the lines inside, which hold the focus.
    <div ref={keys.container} onKeyDown={keys.onKeyDown}>
      {drawn.map((group) => (
        <ItemGroup key={group.hurt} title={t(`work.hurt.${group.hurt}`)} tone={tones[group.hurt]}>
          {group.items.map((item) => (
            <InboxLine
              key={item.id}
              item={item}
              {...titleOf(item)}
              stop={keys.active === item.id}
              onFocus={keys.onFocus}
              onAct={onAct}
            />
          ))}
        </ItemGroup>
      ))}
      <div style={{ height: (shown.length - soon) * lineHeight }} />
    </div>
  );
}

function NothingWaits({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation();
  if (filtered) return <Empty title={t('ui.list.none-in-view')}>{t('work.inbox.none-of-kind')}</Empty>;
  return <Empty title={t('work.inbox.empty')}>{t('work.inbox.empty-words')}</Empty>;
}

/** All that waits for oneself, what hurts first at the top. */
export default function InboxPage() {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [search] = useAddress();
  const kind = search[kindFilter];
  const box = useRef<HTMLDivElement>(null);
  const { list, items, stale, show } = useInbox(kind ? { [kindFilter]: kind } : {}, box);
  const [chosen, setChosen] = useState<Chosen>(null);
  const { mutate: readOf, error } = useAct(readMentions);
  const act = useCallback(
    (item: InboxItem, what: QuickAct) => {
      const { subjectType, subjectId } = item;
      if (what === 'seen') readOf({ body: { subjectType, subjectId } });
      else setChosen({ item, act: what });
    },
    [readOf],
  );
  return (
    <Page title={t('work.inbox.title')} actions={may(useMe(), 'work.act') ? <NewTaskButton /> : null}>
      <QuickViews views={useKindViews()} label={t('work.inbox.kinds')} />
      <div role="status" className="list-news">
        {stale ? (
          <Button size="small" onClick={show}>
            {t('work.inbox.changed')}
          </Button>
        ) : null}
      </div>
      {error ? <Alert type="error" showIcon role="alert" title={words.ofError(error)} /> : null}
      <div ref={box}>
        {list.data === undefined ? (
          list.error ? (
            <ProblemPage error={list.error} onRetry={show} />
          ) : (
            <RowsSkeleton />
          )
        ) : (
          <>
            {list.error ? <StaleNotice error={list.error} onRetry={show} /> : null}
            {items.length === 0 ? <NothingWaits filtered={kind !== undefined} /> : null}
            <Lines items={items} onAct={act} />
            {list.hasNextPage ? (
              <Further busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
            ) : null}
          </>
        )}
      </div>
      {items.length > 0 ? <KeyHints items={items} /> : null}
      {chosen ? (
        <Suspense fallback={null}>
          <QuickActDrawer item={chosen.item} act={chosen.act} onClose={() => setChosen(null)} />
        </Suspense>
      ) : null}
    </Page>
  );
}
