import { assignComplaint, type ComplaintRow } from '@tongli/contracts/complaints';
import { Form } from 'antd';
import { lazy, Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { may, useMe } from '../../../api/session.ts';
import { type AskProps, type BulkAct, bulkAct } from '../../../ui/list/bulk/act.ts';
import { pageFile } from '../../../ui/page-file.ts';

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

const closed = ({ state }: ComplaintRow) => (state === 'closed' ? 'complaint-closed' : null);

/** Taking and giving many complaints at once: each by itself, as from its own page. */
export function useBulkActs(): BulkAct<ComplaintRow>[] {
  const { t } = useTranslation();
  const me = useMe();
  if (!may(me, 'complaints.handle')) return [];
  const assign = (row: ComplaintRow, ownerId: string) =>
    call(assignComplaint, { params: { id: row.id }, body: { ownerId } });
  const take = bulkAct<ComplaintRow>({
    key: 'take',
    label: t('complaints.bulk.take'),
    refusal: closed,
    run: (row) => assign(row, me.accountId),
  });
  const give = bulkAct<ComplaintRow, string>({
    key: 'assign',
    label: t('complaints.bulk.assign'),
    ask: AskOwner,
    refusal: closed,
    run: assign,
  });
  return may(me, 'complaints.assign') ? [take, give] : [take];
}
