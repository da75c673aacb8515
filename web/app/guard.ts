import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import type { Me } from '@tongli/contracts/access';
import { settleProject } from '../api/project.ts';
import { may, meQuery } from '../api/session.ts';
import { features } from './features.ts';
import {
  type FeatureManifest,
  type FeatureRoute,
  type NavigationEntry,
  type NavigationGroup,
  navigationGroups,
} from './manifest.ts';
import { loadWordsOf } from './translation.ts';

const needOf = (route: FeatureRoute) => route.need ?? (route.bare || route.plain ? 'public' : 'signed-in');

/** Asks for sign-in where it is needed and keeps the way back; tells whether whoever is signed in may open the page. */
export async function guardPage(
  client: QueryClient,
  route: FeatureRoute,
  href: string,
): Promise<{ forbidden: boolean }> {
  const need = needOf(route);
  if (need === 'public') return { forbidden: false };
  return { forbidden: !may(await requireSignIn(client, href), need) };
}

export async function requireSignIn(client: QueryClient, href: string): Promise<Me> {
  const me = await client.ensureQueryData(meQuery);
  if (!me) throw redirect({ href: signInAddress(href), replace: true });
  return me;
}

/** The frame speaks of all features that this person may use: their navigation, problems and slots. */
export async function prepareFrame(client: QueryClient, project: unknown): Promise<void> {
  await settleProject(client, project);
  const me = await client.ensureQueryData(meQuery);
  if (me) await loadWordsOf(featuresFor(me));
}

export function signInAddress(from: string): string {
  return from === '/' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(from)}`;
}

/** Those with a page for them, and those that have none and only fill places of the frame. */
function featuresFor(me: Me): readonly FeatureManifest[] {
  return features.filter(({ routes }) => routes.length === 0 || routes.some((route) => may(me, needOf(route))));
}

/** What this person may open, in the order of the groups. */
export function navigationFor(me: Me): readonly NavigationEntry[] {
  const entries = features.flatMap((feature) => feature.navigation).filter((entry) => may(me, entry.need));
  const place = (entry: NavigationEntry) => navigationGroups.indexOf(entry.group) * 1000 + entry.order;
  return entries.sort((a, b) => place(a) - place(b));
}

/** Every page without a record in its address that this person may open: those of navigation first, in its order. */
export function openTo(me: Me): readonly { path: string; group: NavigationGroup | null }[] {
  const named = navigationFor(me).map(({ path, group }) => ({ path, group }));
  const others = features
    .flatMap(({ routes }) => routes)
    .filter((route) => !route.bare && !route.plain && !route.path.includes('$') && may(me, needOf(route)))
    .map(({ path }) => ({ path, group: null }));
  return [...named, ...others];
}
