// Loaded into a server before it starts (`--import`): an operation that adds a job, and a job that counts its runs and leaves an
// effect under its key, as a system elsewhere would that knows repeats by their key.
import { endpoint, id } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Operation } from '../platform/http/operation.ts';
import { operation } from '../platform/http/operation.ts';
import { addJob } from '../platform/jobs/add.ts';
import { type AnyJob, job } from '../platform/jobs/job.ts';
import { jobs, operations } from '../wiring.ts';

const deliver = job('crash.deliver', {
  payload: z.object({ id }),
  attempts: 25,
  run: async ({ floor, key }, parcel) => {
    await sql`insert into crash.run (parcel) values (${parcel.id})`.execute(floor.db);
    await sql`insert into crash.effect (key, parcel) values (${key}, ${parcel.id}) on conflict do nothing`.execute(
      floor.db,
    );
  },
});

const sendParcel = endpoint({
  id: 'crash.send-parcel',
  method: 'POST',
  path: '/crash-parcels',
  need: 'signed-in',
  body: z.object({ id }),
  reply: z.object({ id }),
});

(operations as Operation[]).push(
  operation(sendParcel, async (call, { body }) => {
    await sql`insert into crash.parcel (id) values (${body.id})`.execute(call.tx);
    await addJob(call, deliver, body);
    return body;
  }),
);
(jobs as AnyJob[]).push(deliver);
