import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { createClient } from '../api/client.ts';
import { SiteProvider } from '../api/session.ts';
import { features } from './features.ts';
import { createPages } from './router.tsx';
import { Features } from './Slot.tsx';
import { useScheme } from './scheme.ts';

const client = createClient();
const router = createPages(client);

export function App() {
  const scheme = useScheme();
  useEffect(() => {
    document.documentElement.dataset.scheme = scheme;
  }, [scheme]);
  return (
    <QueryClientProvider client={client}>
      <SiteProvider>
        <Features value={features}>
          <RouterProvider router={router} />
        </Features>
      </SiteProvider>
    </QueryClientProvider>
  );
}
