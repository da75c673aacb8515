import { StartRefusal } from '../embedded/refusal.ts';
import { connect } from './catalogue.ts';
import { isHalfRestored } from './load.ts';

/** Stops the start on a database into which a restore was begun and never ended well. */
export async function refuseHalfRestored(databaseUrl: string): Promise<void> {
  const client = await connect(databaseUrl);
  try {
    if (!(await isHalfRestored(client))) return;
  } finally {
    await client.end();
  }
  throw new StartRefusal(
    'A restore into this database was begun and did not end well, so that what it holds is not whole.',
    'Remove the data folder, or drop and create the database, and restore the backup once more.',
  );
}
