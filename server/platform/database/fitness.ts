import type pg from 'pg';
import { StartRefusal } from '../embedded/refusal.ts';

/** The oldest major version that has what the migrations use; the packaged one is 18, and tests run on it. */
const oldest = 16;

export interface Properties {
  /** As PostgreSQL numbers itself: 180004 is 18.4. */
  readonly version: number;
  readonly encoding: string;
  /** Which characters are letters; in `C` only those of English are, and Chinese cannot be searched. */
  readonly characters: string;
}

const properties = `
  select current_setting('server_version_num')::int as "version", pg_encoding_to_char(encoding) as "encoding",
         datctype as "characters"
  from pg_database where datname = current_database()`;

const remedy = "Create it anew: create database tongli encoding 'UTF8' locale 'C.UTF-8' template template0.";

/** Why the house cannot live in such a database; null if it can. */
export function unfitness({ version, encoding, characters }: Properties): StartRefusal | null {
  const major = Math.floor(version / 10_000);
  if (major < oldest)
    return new StartRefusal(
      `The database of DATABASE_URL is PostgreSQL ${major}, which is too old.`,
      `Give one of PostgreSQL ${oldest} or newer; 18 is what this release is tested on.`,
    );
  if (encoding !== 'UTF8') return new StartRefusal(`The database keeps text as ${encoding}, not as UTF8.`, remedy);
  if (/^(C|POSIX)$/.test(characters))
    return new StartRefusal(`The database has the locale ${characters}, which knows no Chinese characters.`, remedy);
  return null;
}

/** @throws StartRefusal before anything is changed in a database that would not do */
export async function requireFitness(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<Properties>(properties);
  const refusal = rows[0] ? unfitness(rows[0]) : null;
  if (refusal) throw refusal;
}
