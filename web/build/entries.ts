import type { Plugin } from 'vite';

/** As the server does: the customers' pages have an entry of their own. */
export function entries(): Plugin {
  return {
    name: 'entries',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (/^\/chat(\/|\?|$)/.test(request.url ?? '')) request.url = '/chat.html';
        next();
      });
    },
  };
}
