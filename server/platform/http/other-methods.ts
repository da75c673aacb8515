import type { Endpoint, Method } from '@tongli/contracts/kernel';

interface Path {
  readonly pattern: RegExp;
  readonly methods: Method[];
}

const patternOf = (path: string) => new RegExp(`^/api/v1${path.replace(/:\w+/g, '[^/]+')}$`);

/**
 * Tells of an address that no route takes which methods it is known by: such a call is 405, not 404. Looked up when a call
 * has come to nothing; a route for every other method would double what each start has to build.
 */
export function otherMethods(endpoints: readonly Endpoint[]): (url: string) => readonly Method[] {
  let paths: readonly Path[] | undefined;
  const build = () =>
    [...Map.groupBy(endpoints, ({ path }) => path)].map(([path, sharing]) => ({
      pattern: patternOf(path),
      methods: sharing.map(({ method }) => method),
    }));
  return (url) => {
    const path = url.split('?', 1)[0] ?? '';
    if (!path.startsWith('/api/v1/')) return [];
    paths ??= build();
    return paths.find(({ pattern }) => pattern.test(path))?.methods ?? [];
  };
}
