import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './build/compress.ts';
import { entries } from './build/entries.ts';
import { noStyleElements } from './build/no-style-elements.ts';

export default defineConfig({
  plugins: [noStyleElements(), react(), entries(), compress()],
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
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 2 },
          ],
        },
      },
    },
  },
});
