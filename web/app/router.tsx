import type { QueryClient } from '@tanstack/react-query';
import {
  type AnyRoute,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { parseSearch, writeSearch } from '../ui/address.ts';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { NotFoundPage, ThrownPage } from '../ui/StatusPage.tsx';
import { features } from './features.ts';
import { guardPage } from './guard.ts';
import { loadWordsOf } from './translation.ts';

interface PagesContext {
  readonly client: QueryClient;
}

const root = createRootRouteWithContext<PagesContext>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: ThrownPage,
});

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: lazyRouteComponent(() => import('./frame/Frame.tsx'), 'Frame'),
  notFoundComponent: NotFoundPage,
  errorComponent: ThrownPage,
});

function pagesOf(bare: boolean): AnyRoute[] {
  return features.flatMap((feature) =>
    feature.routes
      .filter((route) => (route.bare ?? false) === bare)
      .map((route) =>
        createRoute({
          getParentRoute: () => (bare ? root : frame),
          path: route.path,
          component: lazyRouteComponent(route.load),
          beforeLoad: ({ context, location }) => guardPage(context.client, route, location.href),
          loader: () => loadWordsOf([feature]),
        }),
      ),
  );
}

/** The pages of all features: those inside the frame below one route, the bare ones beside it. */
export function createPages(client: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([frame.addChildren(pagesOf(false)), ...pagesOf(true)]),
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
