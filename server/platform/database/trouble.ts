const codeOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
};

/** Connection lost or refused, transaction chosen as a deadlock's victim, no room, lock not free, server going down. */
const passing = /^(08|40|53|55P03|57P|25P03|ECONN|EPIPE|ETIMEDOUT)/;

/** A statement was prepared before its tables were changed; its connection is replaced. */
export const isStalePlan = (error: unknown): boolean =>
  error instanceof Error && /^cached plan must not change/.test(error.message);

/** Whether the same work may well succeed in a moment: the trouble lies with the database's state, not with the work. */
export function isPassing(error: unknown): boolean {
  return (
    passing.test(codeOf(error)) ||
    isStalePlan(error) ||
    (error instanceof Error && error.message.startsWith('Connection terminated'))
  );
}

/** No room on the disk, of the database or of ours. */
export const isFull = (error: unknown): boolean => ['53100', 'ENOSPC', 'EDQUOT'].includes(codeOf(error));

/** PostgreSQL's class 22: a value that passed its schema and that the column's type cannot hold, such as a NUL in text. */
export function isUnstorable(error: unknown): boolean {
  return /^22[0-9A-Z]{3}$/.test(codeOf(error));
}
