import { kept } from '../kept.ts';

/** Navigation as words, or as icons alone. */
export const sidebar = kept('sidebar', ['words', 'icons']);
