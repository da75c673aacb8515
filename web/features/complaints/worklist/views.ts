import { filterKey } from '../../../api/list.ts';

export type ViewName = 'mine' | 'unassigned' | 'pressing' | 'open' | 'closed' | 'imported' | 'all';
export type Filters = Readonly<Record<string, string>>;

/** Filters and, where the usual order says nothing, a `sort` of its own. */
export type View = Filters;

/** Whoever looks, and until when something counts as due today. */
export interface Viewpoint {
  readonly ownerId: string;
  readonly endOfToday: string;
}

const notClosed = { [filterKey('state', 'ne')]: 'closed' };

/** Safety matters and vulnerable customers before all that is due. */
const gravestFirst = { sort: 'precedence' };

/** The filters that each quick view stands for. */
export function viewsFor({ ownerId, endOfToday }: Viewpoint): Readonly<Record<ViewName, View>> {
  return {
    mine: { ...notClosed, [filterKey('ownerId', 'eq')]: ownerId, ...gravestFirst },
    unassigned: { ...notClosed, [filterKey('ownerId', 'null')]: 'true', ...gravestFirst },
    pressing: { [filterKey('dueAt', 'lte')]: endOfToday },
    open: { ...notClosed, ...gravestFirst },
    closed: { [filterKey('state', 'in')]: 'closed' },
    // Imported cases have no limits to be sorted by.
    imported: { [filterKey('importId', 'null')]: 'false', sort: '-lodgedAt' },
    all: { [filterKey('state', 'in')]: 'lodged,acknowledged,answered,closed' },
  };
}

export function filtersOf(search: Filters): Filters {
  return Object.fromEntries(Object.entries(search).filter(([key]) => key.startsWith('filter[')));
}

/** Whether the address holds this view and nothing else. A due view stays itself when the day has moved on. */
export function isView(view: View, search: Filters): boolean {
  const held = filtersOf(search);
  const keys = Object.keys(held);
  if (keys.length !== Object.keys(filtersOf(view)).length) return false;
  return keys.every((key) => key in view && (key === filterKey('dueAt', 'lte') || view[key] === held[key]));
}

/**
 * What changes in the address to come from what it holds to this view: other filters go; the order stays, unless the view
 * shown before had brought it.
 */
export function changesTo(view: View, search: Filters, before?: View): Readonly<Record<string, string | undefined>> {
  const gone = Object.keys(filtersOf(search)).map((key) => [key, undefined] as const);
  const order = before?.sort && before.sort === search.sort ? { sort: undefined } : {};
  return { ...Object.fromEntries(gone), ...order, ...view };
}

/** The end of the business day in the site's zone, as an instant. */
export function endOfDay(zone: string, now: number): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(now);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const passed = (part('hour') * 60 + part('minute')) * 60 + part('second');
  const second = Math.floor(now / 1000);
  return new Date((second - passed + 86_400) * 1000).toISOString();
}
