import type { QueryClient } from '@tanstack/react-query';
import {
  type AnyRoute,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  retainSearchParams,
  rootRouteId,
  useMatch,
} from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { meQuery } from '../api/session.ts';
import { parseSearch, writeSearch } from '../ui/address.ts';
import { pageFile } from '../ui/page-file.ts';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { ForbiddenPage, NotFoundPage, ThrownPage } from '../ui/StatusPage.tsx';
import { features } from './features.ts';
import { guardPage, prepareFrame, requireSignIn } from './guard.ts';
import type { FeatureManifest, FeatureRoute } from './manifest.ts';
import { loadWordsOf } from './translation.ts';

interface PagesContext {
  readonly client: QueryClient;
}

const root = createRootRouteWithContext<PagesContext>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: ThrownPage,
});

const themed = createRoute({
  getParentRoute: () => root,
  id: 'themed',
  component: lazyRouteComponent(
    pageFile(() => import('./Themed.tsx')),
    'Themed',
  ),
});

const frame = createRoute({
  getParentRoute: () => themed,
  id: 'frame',
  component: lazyRouteComponent(
    pageFile(() => import('./frame/Frame.tsx')),
    'Frame',
  ),
  // Whoever passes an address on passes on which project it is about.
  validateSearch: (search: Record<string, unknown>) => search as { project?: string },
  search: { middlewares: [retainSearchParams(['project'])] },
  beforeLoad: ({ context, search }) => prepareFrame(context.client, search.project),
});

const around = { plain: root, bare: themed, framed: frame } as const;

function placeOf(route: FeatureRoute): keyof typeof around {
  if (route.plain) return 'plain';
  return route.bare ? 'bare' : 'framed';
}

type LazyPage = ComponentType & { preload?: () => Promise<unknown> };

interface PageMatch {
  readonly context: { readonly forbidden?: boolean };
  readonly staticData: { readonly page: LazyPage };
}

/** What of the match this page needs, and no more: it must not be drawn again at every step of a navigation. */
const useOfMatch = <Part,>(select: (match: PageMatch) => Part): Part =>
  useMatch({ strict: false, select: (match: unknown) => select(match as PageMatch) } as never) as Part;

/** A page that is refused says so in its place; thrown, it would be reported as a defect. */
function Guarded() {
  const forbidden = useOfMatch(({ context }) => context.forbidden === true);
  const Page = useOfMatch(({ staticData }) => staticData.page);
  return forbidden ? <ForbiddenPage /> : <Page />;
}

function pageOf(feature: FeatureManifest, route: FeatureRoute, parent: AnyRoute): AnyRoute {
  const page = lazyRouteComponent(pageFile(route.load)) as LazyPage;
  return createRoute({
    getParentRoute: () => parent,
    path: route.path,
    component: Guarded,
    staticData: { page } as never,
    beforeLoad: ({ context, location }) => guardPage(context.client, route, location.href),
    loader: ({ context }) =>
      (context as { forbidden?: boolean }).forbidden
        ? undefined
        : Promise.all([loadWordsOf([feature]), page.preload?.()]).then(() => undefined),
  });
}

function pagesIn(place: keyof typeof around): AnyRoute[] {
  return features.flatMap((feature) =>
    feature.routes
      .filter((route) => placeOf(route) === place)
      .map((route) => pageOf(feature, route, around[place] as AnyRoute)),
  );
}

/** Leads to the first page of the main role. */
const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  component: lazyRouteComponent(pageFile(() => import('./pages/HomePage.tsx'))),
  beforeLoad: ({ context, location }) => requireSignIn(context.client, location.href),
});

/** An unknown address: inside the frame for those who are signed in, alone for others. */
const unknown = createRoute({
  getParentRoute: () => frame,
  path: '$',
  component: NotFoundPage,
  beforeLoad: async ({ context }) => {
    const me = await context.client.ensureQueryData(meQuery);
    if (!me) throw notFound({ routeId: rootRouteId });
  },
});

/** The pages of all features: in the frame, bare, or plain, as their routes say. */
export function createPages(client: QueryClient) {
  const inFrame = frame.addChildren([home, ...pagesIn('framed'), unknown]);
  return createRouter({
    routeTree: root.addChildren([themed.addChildren([inFrame, ...pagesIn('bare')]), ...pagesIn('plain')]),
    context: { client },
    parseSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: ThrownPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}
