import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const ours = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const table = /antd[\\/]es[\\/]table[\\/]InternalTable\.js$/;

const replaced: Readonly<Record<string, string>> = {
  './hooks/useFilter': ours('./tableFilters.ts'),
  '../pagination': ours('./tablePages.ts'),
};

/** Leaves out of the first load what the component library's table brings and ours never shows. */
export function plainTable(): Plugin {
  return {
    name: 'plain-table',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) => (importer && table.test(importer) ? (replaced[source] ?? null) : null),
  };
}
