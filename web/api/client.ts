import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ConnectionLost, hasCode } from './problem.ts';
import { onSignedOut } from './realtime.ts';
import { meKey } from './session.ts';

const retries = 2;
/** Whoever signs out here has left by then. */
const leavingMs = 500;

/** One store of replies. A session that has ended anywhere ends everywhere: the frame then asks to sign in again. */
export function createClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => endSession(client, error) }),
    mutationCache: new MutationCache({ onError: (error) => endSession(client, error) }),
    defaultOptions: {
      // Without a network, fail and say so at once; waiting for its return would look like a page that hangs.
      queries: {
        networkMode: 'always',
        // For all who ask while one page opens. Whoever comes back to a page later sees what others have done since.
        staleTime: 2_000,
        retry: (count, error) => error instanceof ConnectionLost && count < retries,
        throwOnError: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  onSignedOut(() => {
    const askAgain = () => client.getQueryData(meKey) && client.invalidateQueries({ queryKey: meKey });
    window.setTimeout(askAgain, leavingMs);
  });
  return client;
}

function endSession(client: QueryClient, error: Error): void {
  if (hasCode(error, 'not-signed-in')) client.setQueryData(meKey, null);
}
