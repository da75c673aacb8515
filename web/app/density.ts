import { kept } from '../ui/kept.ts';

export const densities = ['usual', 'compact'] as const;
export type Density = (typeof densities)[number];

/** How close things stand: 32 px a control, or 26 for who wants more on a screen. */
export const density = kept('density', densities);
