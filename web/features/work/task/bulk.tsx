import { assignTask, type Task, type TaskRow } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import type { Transport } from '../../../api/request.ts';
import { may, useMe } from '../../../api/session.ts';
import { type AskProps, type BulkAct, bulkAct } from '../../../ui/list/bulk/act.ts';
import { othersAmong } from '../../../ui/list/bulk/owners.ts';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';

function AskOwner({ value, onChange }: AskProps<string>) {
  const { t } = useTranslation();
  return (
    <PeopleSelect
      label={t('work.act.new-owner')}
      {...(value ? { value } : {})}
      onChange={(to) => onChange(String(to))}
    />
  );
}

/** From whom they are taken, before they are. */
function TakesFrom({ rows }: { rows: readonly TaskRow[] }) {
  const { t } = useTranslation();
  const { accountId } = useMe();
  const others = othersAmong(rows, ({ ownerId }) => ownerId, accountId);
  if (others.length === 0) return null;
  const count = others.reduce((sum, one) => sum + one.count, 0);
  const names = new Map(rows.map((row) => [row.ownerId, row.ownerName]));
  const owners = others.map((one) => t('work.act.count-of', { name: names.get(one.ownerId), count: one.count }));
  return <p>{t('work.act.takes', { count, owners: owners.join(t('app.list-separator')) })}</p>;
}

const ended = ({ endedAt }: TaskRow) => (endedAt === null ? null : 'task-ended');

/** What a leader does to many tasks at once: gives them all to somebody else, or takes them; and back. */
export function useBulk(): BulkAct<TaskRow>[] {
  const { t } = useTranslation();
  const me = useMe();
  if (!may(me, 'work.act')) return [];
  const assign = ({ id, version }: TaskRow, ownerId: string, transport: Transport) =>
    call(assignTask, { params: { id }, body: { ownerId, version }, ...transport });
  const undo = ({ id, ownerId }: TaskRow, { version }: Task, transport: Transport) =>
    call(assignTask, { params: { id }, body: { ownerId, version }, ...transport });
  return [
    bulkAct<TaskRow, undefined, Task>({
      key: 'take',
      label: t('work.act.take'),
      consequence: TakesFrom,
      refusal: (row) => ended(row) ?? (row.ownerId === me.accountId ? 'same-owner' : null),
      run: (row, _, transport) => assign(row, me.accountId, transport),
      undo,
    }),
    bulkAct<TaskRow, string, Task>({
      key: 'assign',
      label: t('work.act.assign'),
      ask: AskOwner,
      refusal: ended,
      run: assign,
      undo,
    }),
  ];
}
