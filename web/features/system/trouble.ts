import type { SystemStatus } from '@tongli/contracts/system';

/** What asks for somebody, worst first. */
export type Trouble =
  | 'audit-broken'
  | 'parked'
  | 'failed-jobs'
  | 'timers-overdue'
  | 'flows-behind'
  | 'no-backup'
  | 'old-backup';

const lateMs = 60_000;
const backupDays = 7;
const dayMs = 86_400_000;

/** The reasons for which an operator should look, by the installation's own clock. */
export function troublesOf(status: SystemStatus): Trouble[] {
  const now = Date.parse(status.at);
  const late = ({ waitingSince }: SystemStatus['flows'][number]) =>
    waitingSince !== null && now - Date.parse(waitingSince) > lateMs;
  const found: readonly (readonly [Trouble, boolean])[] = [
    ['audit-broken', status.auditCheck?.intact === false],
    ['parked', status.flows.some(({ parked }) => parked > 0)],
    ['failed-jobs', status.jobs.failed > 0],
    ['timers-overdue', status.overdueTimers.length > 0],
    ['flows-behind', status.flows.some(late)],
    ['no-backup', status.backup === null],
    ['old-backup', status.backup !== null && now - Date.parse(status.backup.at) > backupDays * dayMs],
  ];
  return found.filter(([, is]) => is).map(([trouble]) => trouble);
}

/** Whether something is wrong, and not merely to be thought of. */
export const isGrave = (trouble: Trouble): boolean => trouble !== 'no-backup' && trouble !== 'old-backup';

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** 1536000 → 1.5 MB, in powers of a thousand. */
export function bytesText(bytes: number, number: (value: number, digits?: number) => string): string {
  const power = bytes < 1_000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** power;
  return `${number(value, power === 0 || value >= 100 ? 0 : 1)} ${units[power]}`;
}
