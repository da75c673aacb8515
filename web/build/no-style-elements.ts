import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const ours = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const replaced: readonly (readonly [RegExp, string])[] = [
  [/@rc-component\/portal\/.*\/useScrollLocker(\.js)?$/, ours('./useScrollLocker.ts')],
  [/@rc-component\/util\/.*\/getScrollBarSize(\.js)?$/, ours('./getScrollBarSize.ts')],
];

/** `./x` of a module, as a path that names its package. */
const whole = (source: string, importer: string | undefined) =>
  source.startsWith('.') && importer ? `${importer}/../${source}` : source;

/**
 * Two parts of the component library make style elements without a nonce, which the page's policy does not let in. Ours do
 * the same through the element's own style.
 */
export function noStyleElements(): Plugin {
  return {
    name: 'no-style-elements',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      const path = whole(source, importer);
      return replaced.find(([theirs]) => theirs.test(path))?.[1] ?? null;
    },
  };
}
