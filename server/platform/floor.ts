import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from './clock/clock.ts';
import type { Database } from './database/database.ts';
import type { BlobStore } from './files/storage.ts';
import type { Mailer } from './mail/index.ts';
import type { Keyring } from './personal/keyring.ts';
import type { Voice } from './voice/index.ts';

/** What the platform needs to run work that nobody's request started: flows, timers, the sample centre. */
export interface Floor {
  readonly db: Database;
  /** The same database on connections that cannot write. */
  readonly reader: Database;
  readonly clock: Clock;
  readonly keyring: Keyring;
  readonly blobs: BlobStore;
  /** Where the head of the audit chain is noted outside the database; null where it is not. */
  readonly anchorFile: string | null;
  /** Where it is noted outside the database who was erased; left out where it is not. */
  readonly erasureFile?: string;
  /** Calls; left out where nothing carries them. */
  readonly voice?: Voice;
  /** Left out where no mail leaves. */
  readonly mail?: Mailer;
  readonly log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;
}
