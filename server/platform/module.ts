import type { Tx } from './database/database.ts';
import type { Operation } from './http/operation.ts';
import type { Importable } from './imports/importable.ts';
import type { AnyJob } from './jobs/job.ts';
import type { PersonDoor } from './personal/person.ts';
import type { ServedTopic } from './realtime/topic.ts';
import type { Timer } from './timers/timers.ts';

/** Pages that other sites may show within theirs. */
export interface FramedPages {
  /** The beginning of their paths, such as `/chat/frame`. */
  readonly path: string;
  /** Origins of those sites, as of now; of none it is as of every other page. */
  readonly origins: (tx: Tx) => Promise<readonly string[]>;
}

/** What a module tells main.ts about itself. */
export interface ModuleManifest {
  readonly name: string;
  readonly migrations: URL;
  readonly operations: readonly Operation[];
  /** The events that it publishes. */
  readonly events: readonly string[];
  readonly timers: readonly Timer[];
  /** Work outside the database or too heavy for a request. */
  readonly jobs?: readonly AnyJob[];
  /** What clients can watch. */
  readonly topics?: readonly ServedTopic[];
  readonly framed?: FramedPages;
  /** What can be brought in as a table. */
  readonly imports?: readonly Importable[];
  /** What it holds on people, taken out and erased: of every module that holds personal data. */
  readonly person?: PersonDoor;
}
