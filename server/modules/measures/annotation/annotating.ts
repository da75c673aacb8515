import { randomUUID } from 'node:crypto';
import type { annotateChart, ChartDefinition } from '@tongli/contracts/measures';
import type { z } from 'zod';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { projectFor } from '../../org/index.ts';
import { chartedBy } from '../charts.ts';
import { ofProject, tables } from '../store.ts';

type Annotation = z.output<typeof annotateChart.body>;

/** More on one day is a document, and no chart shows it. */
const mostOnADay = 10;

/** What a chart must be to be one that can be written on: an indicator that is there, on a date that it may have. */
const dayOf = ({ indicator, product, area, on }: Annotation): ChartDefinition => ({
  ...{ indicator, product, area, from: on, to: on },
  ...{ bucket: 'day', type: 'auto', rules: '1', baseline: null, splitOn: null },
});

/** Writes on a day of an indicator's charts. */
export async function annotate(call: Call, body: Annotation): Promise<{ id: string } | Refusal> {
  const entry = await chartedBy(call, dayOf(body));
  if (isRefusal(entry)) return entry;
  const projectId = await projectFor(call, body.projectId);
  if (isRefusal(projectId)) return projectId;
  const { indicator, product, area, on, text } = body;
  const there = await tables(call)
    .selectFrom('measures.annotation')
    .select((row) => row.fn.countAll<number>().as('number'))
    .where('indicator', '=', indicator)
    .where('on_date', '=', on)
    .where('project_id', '=', projectId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (there.number >= mostOnADay)
    return refuse('day-annotated-often', { status: 422, field: 'body.on', params: { on, maximum: mostOnADay } });
  const id = randomUUID();
  await tables(call)
    .insertInto('measures.annotation')
    .values({
      ...{ id, project_id: projectId, indicator, product, area, on_date: on },
      // On a chart nobody has to be known by their number: what is not kept cannot be found.
      text: maskText(text),
      ...{ by_id: call.actor.id, by_name: call.actor.name, noted_at: call.now },
    })
    .execute();
  await audit(call, 'measures.annotate-chart', { type: 'annotation', id });
  return { id };
}

/** It is shown no more. */
export async function removeAnnotation(call: Call, id: string): Promise<Refusal | null> {
  const removed = await tables(call)
    .updateTable('measures.annotation')
    .set({ removed_at: call.now, removed_by: call.actor.id })
    .where('id', '=', id)
    .where(ofProject(call, null))
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (removed.numUpdatedRows === 0n) return notFound;
  await audit(call, 'measures.remove-annotation', { type: 'annotation', id });
  return null;
}
