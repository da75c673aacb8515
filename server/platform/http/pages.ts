import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { problem, send } from './problem.ts';

/** A file that is missing must not be answered with a page: the browser would run it as the script that it asked for. */
const notAPage = /^\/(api|assets)(\/|\?|$)/;

/** Pages live at any path; files under `assets` carry their hash in the name and never change. */
export function servePages(app: FastifyInstance, folder: string): void {
  const built = existsSync(folder);
  if (built)
    app.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  app.setNotFoundHandler((request, reply) => {
    const looking = request.method === 'GET' || request.method === 'HEAD';
    if (built && looking && !notAPage.test(request.url)) return reply.sendFile('index.html');
    return send(reply, problem({ status: 404, code: 'not-found', requestId: request.id }));
  });
}
