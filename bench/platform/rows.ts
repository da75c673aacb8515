import pg from 'pg';

/** A connection for the making of many rows; commits do not wait for the disk. */
export async function byOneConnection<Made>(url: string, act: (client: pg.Client) => Promise<Made>): Promise<Made> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query("set synchronous_commit = off; set maintenance_work_mem = '256MB'; set work_mem = '64MB'");
    return await act(client);
  } finally {
    await client.end();
  }
}

/** Indexes of a table are made anew after so many rows; what keeps rows apart stays. */
export async function withoutIndexes(client: pg.Client, table: string, work: () => Promise<unknown>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid = $1::regclass and not indisunique`,
    [table],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await work();
  for (const { definition } of rows) await client.query(definition);
}
