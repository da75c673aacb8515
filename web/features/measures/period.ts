import { dayAfter, type Span } from '../../ui/spc/address.ts';

export const presets = ['30', '60', '90', 'all'] as const;
export type Preset = (typeof presets)[number];

/** What the server draws at most: three years. */
export const maximumDays = 1_100;

const later = (one: string, other: string) => (one > other ? one : other);

/** The last so many days for which anything is counted; `all` reaches as far as can be drawn. */
export function periodOf(preset: Preset, counted: Span): Span {
  const days = preset === 'all' ? maximumDays : Number(preset);
  const from = dayAfter(counted.to, 1 - days);
  return { from: preset === 'all' ? later(from, counted.from) : from, to: counted.to };
}

/** Whether all that is counted can be drawn at once. */
export const reachesAll = (counted: Span): boolean => periodOf('all', counted).from === counted.from;

/** The preset that a span is; null for one's own. */
export function presetOf(span: Span, counted: Span): Preset | null {
  const same = (preset: Preset) => {
    const { from, to } = periodOf(preset, counted);
    return from === span.from && to === span.to;
  };
  return presets.find(same) ?? null;
}
