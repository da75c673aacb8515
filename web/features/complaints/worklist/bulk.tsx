import { assignComplaint, type Complaint, type ComplaintRow } from '@tongli/contracts/complaints';
import { Form } from 'antd';
import { lazy, Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import type { Transport } from '../../../api/request.ts';
import { may, useMe } from '../../../api/session.ts';
import { type AskProps, type BulkAct, bulkAct } from '../../../ui/list/bulk/act.ts';
import { othersAmong } from '../../../ui/list/bulk/owners.ts';
import { pageFile } from '../../../ui/page-file.ts';
import { usePeople } from '../people.ts';

const PeopleSelect = lazy(
  pageFile(() => import('../../../ui/people/PeopleSelect.tsx').then((file) => ({ default: file.PeopleSelect }))),
);

/** To whom they go. */
function AskOwner({ value, onChange }: AskProps<string>) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Form layout="vertical" requiredMark={false}>
      <Form.Item label={t('complaints.bulk.owner')} htmlFor={id}>
        <Suspense fallback={null}>
          <PeopleSelect
            id={id}
            {...(value === undefined ? {} : { value })}
            onChange={(next) => onChange(typeof next === 'string' ? next : undefined)}
          />
        </Suspense>
      </Form.Item>
    </Form>
  );
}

/** From whom they are taken, before they are. */
function TakesFrom({ rows }: { rows: readonly ComplaintRow[] }) {
  const { t } = useTranslation();
  const { accountId } = useMe();
  const people = usePeople();
  const others = othersAmong(rows, ({ ownerId }) => ownerId, accountId);
  if (others.length === 0) return null;
  const count = others.reduce((sum, one) => sum + one.count, 0);
  const owners = others.map((one) =>
    t('complaints.bulk.count-of', { name: people.name(one.ownerId) ?? '—', count: one.count }),
  );
  return <p>{t('complaints.bulk.takes', { count, owners: owners.join(t('app.list-separator')) })}</p>;
}

const closed = ({ state }: ComplaintRow) => (state === 'closed' ? 'complaint-closed' : null);

/** Taking and giving many complaints at once: each by itself, as from its own page. */
export function useBulkActs(): BulkAct<ComplaintRow>[] {
  const { t } = useTranslation();
  const me = useMe();
  if (!may(me, 'complaints.handle')) return [];
  const assigns = may(me, 'complaints.assign');
  // Only from whom the list shows: what somebody else has taken since is refused.
  const assign = (row: ComplaintRow, ownerId: string, transport: Transport) =>
    call(assignComplaint, { params: { id: row.id }, body: { ownerId, fromId: row.ownerId }, ...transport });
  const undo = ({ id, ownerId }: ComplaintRow, after: Complaint, transport: Transport) =>
    call(assignComplaint, { params: { id }, body: { ownerId, fromId: after.ownerId }, ...transport });
  const others = (row: ComplaintRow) => (row.ownerId !== null && row.ownerId !== me.accountId ? 'not-owner' : null);
  const take = bulkAct<ComplaintRow, undefined, Complaint>({
    key: 'take',
    label: t('complaints.bulk.take'),
    ...(assigns ? { consequence: TakesFrom } : {}),
    refusal: (row) => closed(row) ?? (assigns ? null : others(row)),
    run: (row, _, transport) => assign(row, me.accountId, transport),
    undo,
  });
  const give = bulkAct<ComplaintRow, string, Complaint>({
    key: 'assign',
    label: t('complaints.bulk.assign'),
    ask: AskOwner,
    refusal: closed,
    run: assign,
    undo,
  });
  return assigns ? [take, give] : [take];
}
