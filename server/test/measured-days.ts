import { dayRange } from '@tongli/calendar';
import * as contract from '@tongli/contracts/measures';
import { observe } from '../modules/measures/index.ts';
import type { World } from './world.ts';

export const caseId = (number: number) => `0192b000-0001-7000-8000-${String(number).padStart(12, '0')}`;

/** A winter of complaints per day. */
export const definition = (change: Partial<contract.ChartDefinition> = {}) =>
  contract.chartDefinition.parse({
    indicator: 'complaints-per-day',
    from: '2025-12-01',
    to: '2026-03-01',
    ...change,
  });

export const draw = (world: World, body: contract.ChartDefinition, as = 'malin') =>
  world.request(as, contract.drawChart, { body });

const quiet = [4, 5, 3, 4, 3, 5, 4, 4, 5, 3];

export const lodgedOn = (day: string, value: number, product = 'broadband', area = 'billing') =>
  ({ measure: 'lodged', day, product, area, value }) as const;

/** Complaints per day that swing a little about four, from 1 December 2025 on. */
export const quietDays = (through: string) =>
  dayRange('2025-12-01', through).map((day, place) => lodgedOn(day, quiet[place % quiet.length] ?? 4));

export const observed = (world: World, observations: Parameters<typeof observe>[1]) =>
  world.call(null, (call) => observe(call, observations));

export const overview = (world: World, query: Record<string, string>, as = 'chenjing') =>
  world.request(as, contract.getOverview, { query });
