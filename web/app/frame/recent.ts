import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';

export interface RecentPage {
  readonly href: string;
  readonly title: string;
}

const most = 8;
const keyOf = (accountId: string) => `tongli.recent.${accountId}`;

/** The pages that somebody last had open in this tab, the newest first. */
export function readRecent(accountId: string): readonly RecentPage[] {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(accountId)) ?? '[]') as RecentPage[];
  } catch {
    return [];
  }
}

function note(accountId: string, page: RecentPage): void {
  const others = readRecent(accountId).filter(({ href }) => href !== page.href);
  sessionStorage.setItem(keyOf(accountId), JSON.stringify([page, ...others].slice(0, most)));
}

/** Notes each page as it is left: only then is its title the one it came to have. */
export function useRecentPages(accountId: string | null): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? null });
  useEffect(() => {
    if (accountId === null || path === null || path === '/') return undefined;
    return () => {
      const [title = ''] = document.title.split(' · ');
      if (title) note(accountId, { href: path, title });
    };
  }, [accountId, path]);
}
