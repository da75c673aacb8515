import { Logger } from 'graphile-worker';
import type { Floor } from '../floor.ts';

export const quiet = new Logger(() => () => undefined);

/** The job library's own words go to the house's log: its errors and warnings, and nothing of a payload. */
export const loggerFor = (log: Floor['log']): Logger =>
  new Logger(({ taskIdentifier, jobId }) => (level, message, meta) => {
    if (level !== 'error' && level !== 'warning') return;
    const error = meta?.error;
    if (error instanceof Error && error.name === 'AbortError') {
      log.info({ job: taskIdentifier, jobId }, 'job cut off by the end of this process: it is tried again');
      return;
    }
    log[level === 'error' ? 'error' : 'warn']({ job: taskIdentifier, jobId, error }, message);
  });
