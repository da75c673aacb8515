import { queryOptions, useQuery } from '@tanstack/react-query';
import { getMe, type Me } from '@tongli/contracts/access';
import type { Need } from '@tongli/contracts/kernel';
import { createContext, createElement, type ReactNode, useContext, useMemo, useState } from 'react';
import { call } from './call.ts';
import { readKey } from './hooks.ts';
import { hasCode } from './problem.ts';

export const meKey = readKey(getMe, {});

async function readMe(): Promise<Me | null> {
  try {
    return await call(getMe, {});
  } catch (error) {
    if (hasCode(error, 'not-signed-in')) return null;
    throw error;
  }
}

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: meKey,
  queryFn: () => readMe(),
  staleTime: 60_000,
});

/** The person signed in. Only for pages inside the frame, which shows them after sign-in alone. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('a page that needs a signed-in person was shown without one');
  return data;
}

export function may(me: Me | null | undefined, need: Need): boolean {
  if (need === 'public') return true;
  if (!me) return false;
  return need === 'signed-in' || me.permissions.includes(need);
}

/** The site's zone and clock: the clock may be stepped, so the browser's own is only used for what passes in between. */
export interface Site {
  readonly zone: string;
  readonly now: () => number;
  /** Links that leave the house begin with it: what was set, else where this page is. */
  readonly address: string;
}

const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const SiteContext = createContext<Site>({
  zone: browserZone,
  now: Date.now,
  address: globalThis.location?.origin ?? '',
});

/** Nearer than this, two replies tell the same time: the second only travelled longer. */
const sameMs = 250;

/** Tells all below of the site. Every time on screen asks for it, so they share one answer that seldom changes. */
export function SiteProvider({ children }: { children: ReactNode }): ReactNode {
  const { data, dataUpdatedAt } = useQuery({ ...meQuery, enabled: false });
  const zone = data?.zone ?? browserZone;
  const address = data?.address ?? window.location.origin;
  const measured = data ? Date.parse(data.now) - dataUpdatedAt : 0;
  const [ahead, setAhead] = useState(measured);
  if (Math.abs(measured - ahead) > sameMs) setAhead(measured);
  const site = useMemo(() => ({ zone, now: () => Date.now() + ahead, address }), [zone, ahead, address]);
  return createElement(SiteContext, { value: site }, children);
}

export const useSite = (): Site => useContext(SiteContext);
