import type { QueryClient } from '@tanstack/react-query';
import {
  type AnyRoute,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  rootRouteId,
} from '@tanstack/react-router';
import { meQuery } from '../api/session.ts';
import { parseSearch, writeSearch } from '../ui/address.ts';
import { pageFile } from '../ui/page-file.ts';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { NotFoundPage, ThrownPage } from '../ui/StatusPage.tsx';
import { features } from './features.ts';
import { guardPage, prepareFrame, requireSignIn } from './guard.ts';
import type { FeatureRoute } from './manifest.ts';
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
  beforeLoad: ({ context }) => prepareFrame(context.client),
});

const around = { plain: root, bare: themed, framed: frame } as const;

function placeOf(route: FeatureRoute): keyof typeof around {
  if (route.plain) return 'plain';
  return route.bare ? 'bare' : 'framed';
}

function pagesIn(place: keyof typeof around): AnyRoute[] {
  return features.flatMap((feature) =>
    feature.routes
      .filter((route) => placeOf(route) === place)
      .map((route) =>
        createRoute({
          getParentRoute: () => around[place] as AnyRoute,
          path: route.path,
          component: lazyRouteComponent(pageFile(route.load)),
          beforeLoad: ({ context, location }) => guardPage(context.client, route, location.href),
          loader: () => loadWordsOf([feature]),
        }),
      ),
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
