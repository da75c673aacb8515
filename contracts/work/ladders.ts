import { z } from 'zod';
import { endpoint, id } from '../kernel/index.ts';
import { ladderKind } from './tasks.ts';

/** Who: a person by name, or whoever holds a post (its code) in the unit of the work, or the nearest unit above that has one. */
export const rungTarget = z.union([
  z.object({ personId: id }),
  z.object({ post: z.string().min(1).max(40), where: z.enum(['unit', 'above']) }),
]);
export type RungTarget = z.infer<typeof rungTarget>;

/** Each rung is due so many working minutes after the due instant; they rise strictly, so that every ladder ends. */
export const rung = z.object({ afterMinutes: z.number().int().min(1).max(100_000), to: rungTarget });
export type Rung = z.infer<typeof rung>;

/** Null is any but a limit: that takes a record from its owner, and is only done where a house says so; a rung of an approval counts only for whom has the authority. The ladder of the unit goes before that of any unit, and then that of the kind before that of any kind. */
export const ladder = z.object({
  unitId: id.nullable(),
  kind: ladderKind.nullable(),
  rungs: z.array(rung).max(8),
  /** Who arbitrates a task that comes back twice, and in how many working minutes. */
  arbiter: rungTarget,
  arbitrationMinutes: z.number().int().min(1).max(100_000),
});
export type Ladder = z.infer<typeof ladder>;

export const ladders = z.object({ ladders: z.array(ladder).max(200), version: z.number().int() });
export type Ladders = z.infer<typeof ladders>;

export const listLadders = endpoint({
  id: 'work.list-ladders',
  method: 'GET',
  path: '/ladders',
  need: 'work.read',
  reply: ladders,
});

/** All of them at once. Work that is under way climbs the new one from the rung that it stands on. */
export const setLadders = endpoint({
  id: 'work.set-ladders',
  method: 'PUT',
  path: '/ladders',
  need: 'work.administer',
  body: ladders,
  reply: ladders,
});
