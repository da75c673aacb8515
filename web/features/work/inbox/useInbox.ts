import { useQueryClient } from '@tanstack/react-query';
import { getInbox, type InboxItem, inboxTopic } from '@tongli/contracts/work';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { readKey, useRead } from '../../../api/hooks.ts';
import { encodeList } from '../../../api/list.ts';
import { useConnection, useTopic } from '../../../api/realtime.ts';
import { useMe } from '../../../api/session.ts';
import { readPage, useList } from '../../../ui/list/useList.ts';
import { differs } from './news.ts';

const forCounts = { query: encodeList({ limit: 1 }) };
const pollMs = 30_000;
const burstMs = 300;
const pageSize = '100';

/** How much waits for oneself; asked for now and then only while nobody tells. */
export function useInboxCounts() {
  const lost = useConnection() === 'lost';
  return useRead(getInbox, forCounts, { refetchInterval: lost ? pollMs : false, refetchOnWindowFocus: 'always' });
}

/** Calls when what waits for oneself has changed; a burst of news is one change. */
function useInboxNews(heed: () => void): void {
  const waiting = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(waiting.current), []);
  useTopic(inboxTopic, useMe().accountId, (news) => {
    if (news.type === 'state' && !news.again) return;
    window.clearTimeout(waiting.current);
    waiting.current = window.setTimeout(heed, burstMs);
  });
}

/** Keeps the counts up, and nothing else: the lines on screen stay as they are. */
export function useToldCounts(): void {
  const client = useQueryClient();
  useInboxNews(() => void client.invalidateQueries({ queryKey: readKey(getInbox, forCounts) }));
}

/** Whether lines may move: nobody points at one, stands on one, or reads further down. */
function isIdle(box: HTMLElement | null): boolean {
  if (document.hidden || !box) return true;
  const scrolled = (box.closest('#page')?.scrollTop ?? 0) > 0;
  return !scrolled && !box.matches(':hover') && !box.contains(document.activeElement);
}

/** The inbox as it was read. What is new comes in by itself while nobody is at the lines, else when it is asked for. */
export function useInbox(search: Readonly<Record<string, string>>, box: RefObject<HTMLElement | null>) {
  const query = { ...search, limit: pageSize };
  const list = useList({ endpoint: getInbox }, query);
  const [stale, setStale] = useState(false);
  const pages = list.data?.pages ?? [];
  const items: readonly InboxItem[] = pages.flatMap((page) => page.items);
  const show = () => {
    setStale(false);
    void list.refetch();
  };
  useInboxNews(async () => {
    if (isIdle(box.current)) return show();
    const now = await readPage({ endpoint: getInbox }, query, new AbortController().signal).catch(() => null);
    setStale(now !== null && differs(pages[0]?.items ?? [], now.items));
  });
  return { list, items, stale, show };
}
