import { z } from 'zod';
import {
  allowances,
  bilingual,
  endpoint,
  id,
  instant,
  isoDate,
  listQuery,
  page,
  personal,
  text,
} from '../kernel/index.ts';

const one = z.object({ id });
const version = z.number().int();

/** 认知·意愿·知识·能力·巩固, in the order in which people go through them. */
export const adkarStages = ['awareness', 'desire', 'knowledge', 'ability', 'reinforcement'] as const;
export const adkarStage = z.enum(adkarStages);
export type AdkarStage = z.infer<typeof adkarStage>;

const score = z.number().min(1).max(5);
/** Means of what people of the team answered, from 1 to 5. */
export const adkarScores = z.object({
  awareness: score,
  desire: score,
  knowledge: score,
  ability: score,
  reinforcement: score,
});
export type AdkarScores = z.infer<typeof adkarScores>;

export const adkarRound = z.object({
  id,
  scoredOn: isoDate,
  people: z.number().int(),
  scores: adkarScores,
  note: personal('text', z.string()).nullable(),
  scoredByName: z.string(),
});

export const adkarTeam = z.object({
  unitId: id,
  unit: bilingual.nullable(),
  /** The latest first. */
  rounds: z.array(adkarRound),
  /**
   * The first stage at 3 or below: later ones do not help before it is lifted (`barrier`). Where all are above, the lowest.
   */
  weakest: adkarStage,
  barrier: z.boolean(),
});
export type AdkarTeam = z.infer<typeof adkarTeam>;

export const changeRow = z.object({
  id,
  number: z.string(),
  title: personal('text', z.string()),
  ownerId: id,
  ownerName: z.string(),
  teamCount: z.number().int(),
  /** The weakest link over all teams, weighted by people; null where nobody was asked. */
  weakest: adkarStage.nullable(),
  barrier: z.boolean(),
  openedAt: instant,
});

export const change = changeRow.extend({
  content: personal('text', z.string()),
  project: z.object({ id, number: z.string() }).nullable(),
  launch: z.object({ id, number: z.string() }).nullable(),
  teams: z.array(adkarTeam),
  overall: adkarScores.nullable(),
  version,
  actions: allowances,
});
export type Change = z.infer<typeof change>;

export const changeList = { filters: { ownerId: ['eq'] }, sorts: ['openedAt'], usualSort: '-openedAt' } as const;

export const listChanges = endpoint({
  id: 'improvement.list-changes',
  method: 'GET',
  path: '/changes',
  need: 'improvement.read',
  query: listQuery(changeList),
  reply: page(changeRow),
});

export const getChange = endpoint({
  id: 'improvement.get-change',
  method: 'GET',
  path: '/changes/:id',
  need: 'improvement.read',
  params: one,
  reply: change,
});

export const openChange = endpoint({
  id: 'improvement.open-change',
  method: 'POST',
  path: '/changes',
  need: 'improvement.lead',
  body: z.object({
    title: text(120),
    content: text(4_000),
    improvementId: id.nullable().default(null),
    launchId: id.nullable().default(null),
    projectId: id.optional(),
  }),
  reply: change,
  creates: true,
});

/** Another round of a team; earlier ones stay. */
export const scoreChange = endpoint({
  id: 'improvement.score-change',
  method: 'POST',
  path: '/changes/:id/rounds',
  need: 'improvement.lead',
  params: one,
  body: z.object({
    unitId: id,
    scoredOn: isoDate,
    people: z.number().int().min(1).max(10_000),
    scores: adkarScores,
    note: z.string().trim().max(2_000).default(''),
  }),
  reply: change,
});
