import { useLocation } from '@tanstack/react-router';
import { kept } from '../../ui/kept.ts';
import { features } from '../features.ts';

/** Navigation as words, or as icons alone. */
export const sidebar = kept('sidebar', ['words', 'icons']);

const wide = new Set(features.flatMap(({ routes }) => routes.filter((route) => route.wide).map(({ path }) => path)));

/** `fixed` on a page that needs its room: there it is icons whatever was chosen. */
export function useFolded(): { readonly folded: boolean; readonly fixed: boolean } {
  const fixed = wide.has(useLocation().pathname);
  const chosen = sidebar.use() === 'icons';
  return { folded: fixed || chosen, fixed };
}
