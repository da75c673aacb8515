import type { Call } from '../../../platform/call.ts';
import { businessDay } from '../../org/index.ts';
import { catalogue } from '../catalogue/index.ts';
import { readSpan } from '../observations.ts';
import { indicatorOf } from './entry.ts';
import { readOwn } from './store.ts';

/** Those of the catalogue, then those that people wrote and have not archived; and how far the records reach. */
export async function listIndicators(call: Call) {
  const { today } = await businessDay(call);
  const own = (await readOwn(call)).filter(({ archivedAt }) => archivedAt === null);
  return {
    indicators: [...catalogue.map(({ indicator }) => indicator), ...own.map((one) => indicatorOf(one, today))],
    span: await readSpan(call),
  };
}
