import { z } from 'zod';
import { allowance, endpoint, id, isoDate } from '../kernel/index.ts';
import { estimate, surveyFigures } from './results.ts';

export const mostWaves = 40;
export const longestWave = 366;

export const waveScale = z.enum(['csat', 'nps', 'ces']);
export type WaveScale = z.infer<typeof waveScale>;

/**
 * One scale against the wave before. `higher` and `lower` stand where the difference would be chance in at most 5 of 100 such comparisons,
 * the three scales together (Holm); `not-shown` is no proof that nothing changed. `asked-differently`: the question was worded
 * otherwise, so nothing is compared; `too-few`: fewer than ten answers on a side.
 */
export const waveChange = z.object({
  scale: waveScale,
  verdict: z.enum(['higher', 'lower', 'not-shown', 'asked-differently', 'too-few']),
  /** This wave less the one before, with its 95 % interval; CSAT a share of 1. */
  difference: estimate.omit({ answers: true }).nullable(),
  /** After Holm's correction. */
  pValue: z.number().nullable(),
});
export type WaveChange = z.infer<typeof waveChange>;

export const surveyWave = z.object({
  id,
  name: z.string(),
  from: isoDate,
  to: isoDate,
  /** Its last date is not over yet. */
  running: z.boolean(),
  sent: z.number().int(),
  ...surveyFigures,
  /** Of the first wave null. */
  changes: z.array(waveChange).nullable(),
});
export type SurveyWave = z.infer<typeof surveyWave>;

/** Latest first. */
export const listWaves = endpoint({
  id: 'outreach.list-waves',
  method: 'GET',
  path: '/surveys/:id/waves',
  need: 'outreach.read',
  params: z.object({ id }),
  reply: z.object({ waves: z.array(surveyWave), add: allowance }),
});

export const addWave = endpoint({
  id: 'outreach.add-wave',
  method: 'POST',
  path: '/surveys/:id/waves',
  need: 'outreach.design',
  params: z.object({ id }),
  body: z.object({ name: z.string().trim().min(1).max(40), from: isoDate, to: isoDate }),
  reply: z.object({ id }),
  creates: true,
});

/** What was asked stays; it is no wave any more. */
export const removeWave = endpoint({
  id: 'outreach.remove-wave',
  method: 'DELETE',
  path: '/survey-waves/:id',
  need: 'outreach.design',
  params: z.object({ id }),
  reply: z.object({}),
});
