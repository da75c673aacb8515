import react from '@vitejs/plugin-react';
import { build, defineConfig, type UserConfig } from 'vite';
import { type Beginning, chunksOf, type Piece } from './build/chunks.ts';
import { compress } from './build/compress.ts';
import { entries } from './build/entries.ts';
import { noStyleElements } from './build/no-style-elements.ts';

const beginnings: readonly Beginning[] = [
  { name: 'house', entries: ['/web/index.html'] },
  { name: 'signing', entries: ['/features/access/SignInPage.tsx'] },
  { name: 'shell', entries: ['/app/Themed.tsx', '/app/frame/Frame.tsx'] },
  { name: 'chat', entries: ['/web/chat.html', '/features/chat/ChatPage.tsx'] },
];

/** Always in chunks of their own: most change seldom, or are seldom asked for. */
const vendors = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
  { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 2 },
];

const transforming = () => [noStyleElements(), react()];

const configured = (nameOf: (module: string) => string | undefined): UserConfig => ({
  plugins: [...transforming(), entries(), compress()],
  server: { proxy: { '/api': { target: `http://127.0.0.1:${process.env.PORT ?? 8420}`, ws: true } } },
  build: {
    target: 'es2022',
    // Older than light-dark() in style sheets, which is then written out as variables.
    cssTarget: 'chrome110',
    manifest: true,
    // The policy of the page allows no data: scripts or fonts, and small files cost little as files.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: ['index.html', 'chat.html'],
      output: {
        codeSplitting: {
          // Each module is placed by itself: what a group needs would follow it, and be loaded by whoever needs only that.
          includeDependenciesRecursively: false,
          groups: [...vendors, { debugName: 'visits', name: (module) => nameOf(module) ?? null }],
        },
      },
    },
  },
});

/** Which modules the same visits need is known of a build that was cut as finely as can be; so there are two. */
async function piecesOf(root: string): Promise<Piece[]> {
  const fine = configured(() => undefined);
  const built = await build({
    ...fine,
    plugins: transforming(),
    root,
    configFile: false,
    logLevel: 'error',
    build: { ...fine.build, write: false, minify: false },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  return outputs.flatMap(({ output }) =>
    output.flatMap((one) =>
      one.type !== 'chunk'
        ? []
        : {
            file: one.fileName,
            modules: one.moduleIds,
            imports: one.imports,
            entry: one.isEntry || one.isDynamicEntry ? one.facadeModuleId : null,
          },
    ),
  );
}

export default defineConfig(async ({ command }) => {
  if (command !== 'build') return configured(() => undefined);
  const chunks = chunksOf(await piecesOf(import.meta.dirname), beginnings);
  return configured((module) => chunks.get(module));
});
