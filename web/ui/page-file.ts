import { ConnectionLost } from '../api/problem.ts';

/** The file of a page did not come: the connection is gone, or a newer release has replaced it. */
export class PageFileLost extends ConnectionLost {}

/** Fetches the file of a page. The router would reload the whole page when it fails; offline that leaves nothing. */
export function pageFile<Module>(load: () => Promise<Module>): () => Promise<Module> {
  return () =>
    load().catch((cause: unknown) => {
      throw new PageFileLost('the file of the page did not come', { cause });
    });
}

/** Reloads once the server answers; until then the page stays as it is. */
export async function reloadWhenBack(): Promise<void> {
  const answered = await fetch('/', { method: 'HEAD' }).then(
    () => true,
    () => false,
  );
  if (answered) location.reload();
}
