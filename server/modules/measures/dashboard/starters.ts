import type { DashboardStarter, Tile } from '@tongli/contracts/measures';

type Place = readonly [x: number, y: number, w: number, h: number];
type Rest<Kind extends Tile['kind']> = Omit<
  Extract<Tile, { kind: Kind }>,
  'id' | 'x' | 'y' | 'w' | 'h' | 'title' | 'kind' | 'unitId'
>;

const at = (id: string, [x, y, w, h]: Place) => ({ id, x, y, w, h, title: '' });

const number = (place: Place, indicator: string, period: Rest<'number'>['period']): Tile => ({
  ...at(`number-${indicator}`.slice(0, 24), place),
  ...{ kind: 'number', indicator, period, unitId: null },
});
const live = (place: Place, what: Rest<'live'>['what'], target: number | null = null): Tile => ({
  ...at(`live-${what}`, place),
  ...{ kind: 'live', what, queueIds: [], target },
});
const course = (place: Place, rest: Rest<'course'>): Tile => ({
  ...at(`course-${rest.indicator}`.slice(0, 24), place),
  ...{ kind: 'course', unitId: null, ...rest },
});
const breakdown = (place: Place, rest: Rest<'breakdown'>): Tile => ({
  ...at(`by-${rest.by}`, place),
  ...{ kind: 'breakdown', unitId: null, ...rest },
});
const control = (place: Place, rest: Rest<'control'>): Tile => ({
  ...at(`control-${rest.indicator}`.slice(0, 24), place),
  ...{ kind: 'control', ...rest },
});
const alerts = (place: Place): Tile => ({ ...at('alerts', place), kind: 'alerts', unitId: null });

const leaderDay: DashboardStarter = {
  code: 'leader-day',
  name: { zh: '班长的一天', en: 'A leader’s day' },
  about: {
    zh: '此刻的排队与座席，今天的接听，以及要处理的预警。',
    en: 'Queues and agents now, today’s answering, and the alerts to act on.',
  },
  tiles: [
    live([0, 0, 3, 3], 'waiting', 5),
    live([3, 0, 3, 3], 'longest-wait', 60),
    live([6, 0, 3, 3], 'agents-ready'),
    live([9, 0, 3, 3], 'service-level', 0.8),
    course([0, 3, 8, 6], { indicator: 'service-level', period: 'last-30-days', look: 'line' }),
    number([8, 3, 4, 3], 'abandonment-rate', 'today'),
    number([8, 6, 4, 3], 'average-handle-time', 'today'),
    breakdown([0, 9, 6, 6], {
      indicator: 'contacts-per-day',
      period: 'last-7-days',
      by: 'queue',
      look: 'bars',
      most: 8,
    }),
    alerts([6, 9, 6, 6]),
  ],
};

const complaintWeek: DashboardStarter = {
  code: 'complaint-week',
  name: { zh: '投诉主管的一周', en: 'A complaint manager’s week' },
  about: {
    zh: '来了多少、办得多快、集中在哪里，以及投诉量是否受控。',
    en: 'How many came, how fast they were settled, where they gather, and whether their number is in control.',
  },
  tiles: [
    number([0, 0, 3, 3], 'complaints-per-day', 'last-7-days'),
    number([3, 0, 3, 3], 'on-time-rate', 'last-7-days'),
    number([6, 0, 3, 3], 'days-to-close', 'last-7-days'),
    number([9, 0, 3, 3], 'satisfaction-rate', 'last-30-days'),
    course([0, 3, 8, 6], { indicator: 'complaints-per-day', period: 'last-30-days', look: 'bar' }),
    breakdown([8, 3, 4, 6], {
      ...{ indicator: 'complaints-per-day', period: 'last-30-days', by: 'product', look: 'bars', most: 8 },
    }),
    control([0, 9, 8, 7], { indicator: 'complaints-per-day', period: 'last-90-days' }),
    alerts([8, 9, 4, 7]),
  ],
};

const quality: DashboardStarter = {
  code: 'quality',
  name: { zh: '质量', en: 'Quality' },
  about: {
    zh: '回访满意、重复与升级、首次解决，各看走势与控制图。',
    en: 'Satisfaction, repeats and escalations, first-contact resolution: their course and their control charts.',
  },
  tiles: [
    number([0, 0, 3, 3], 'satisfaction-rate', 'last-30-days'),
    number([3, 0, 3, 3], 'repeat-rate', 'last-30-days'),
    number([6, 0, 3, 3], 'escalation-rate', 'last-30-days'),
    number([9, 0, 3, 3], 'first-contact-resolution', 'last-30-days'),
    control([0, 3, 6, 7], { indicator: 'on-time-rate', period: 'last-90-days' }),
    control([6, 3, 6, 7], { indicator: 'days-to-close', period: 'last-90-days' }),
    breakdown([0, 10, 6, 6], {
      ...{ indicator: 'complaints-per-day', period: 'last-30-days', by: 'cause', look: 'bars', most: 10 },
    }),
    course([6, 10, 6, 6], { indicator: 'satisfaction-rate', period: 'last-90-days', look: 'line' }),
  ],
};

const wall: DashboardStarter = {
  code: 'wall',
  name: { zh: '大屏', en: 'Wallboard' },
  about: {
    zh: '七个数字，挂在墙上，五米外可读。',
    en: 'Seven numbers to hang on a wall, readable at five metres.',
  },
  tiles: [
    live([0, 0, 4, 4], 'waiting', 5),
    live([4, 0, 4, 4], 'longest-wait', 60),
    live([8, 0, 4, 4], 'service-level', 0.8),
    live([0, 4, 3, 4], 'answered'),
    live([3, 4, 3, 4], 'abandoned'),
    live([6, 4, 3, 4], 'agents-ready'),
    live([9, 4, 3, 4], 'agents-free'),
  ],
};

export const starters: readonly DashboardStarter[] = [leaderDay, complaintWeek, quality, wall];
