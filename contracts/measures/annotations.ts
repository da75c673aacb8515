import { z } from 'zod';
import { endpoint, id, instant, isoDate, personal, text } from '../kernel/index.ts';
import { controlChart } from './chart.ts';

/** What people know of a day that the figures do not: a price rise, a storm, a new script. */
export const chartAnnotation = z.object({
  id,
  on: isoDate,
  /** The slice that it was written for; `''` means every product or area. */
  product: z.string(),
  area: z.string(),
  text: personal('text', z.string()),
  byName: z.string(),
  at: instant,
  /** Whether the reader may take it back. */
  mayRemove: z.boolean(),
});
export type ChartAnnotation = z.infer<typeof chartAnnotation>;

/** A chart as it is drawn for a reader: with what people wrote on its days, in their order. */
export const annotatedChart = controlChart.extend({ annotations: z.array(chartAnnotation) });
export type AnnotatedChart = z.infer<typeof annotatedChart>;

export const annotationMost = 200;

/** Writes on a day of an indicator's charts. It is shown on every chart of that indicator whose slice has something in common with its own. */
export const annotateChart = endpoint({
  id: 'measures.annotate-chart',
  method: 'POST',
  path: '/chart-annotations',
  need: 'measures.chart',
  body: z.object({
    indicator: z.string().min(1).max(60),
    projectId: id.optional(),
    product: z.string().max(80).default(''),
    area: z.string().max(80).default(''),
    on: isoDate,
    text: text(annotationMost),
  }),
  reply: z.object({ id }),
  creates: true,
});

/** It is shown no more; that it stood there stays on record. */
export const removeAnnotation = endpoint({
  id: 'measures.remove-annotation',
  method: 'DELETE',
  path: '/chart-annotations/:id',
  need: 'measures.chart',
  params: z.object({ id }),
  reply: z.object({}),
});
