import { assignTask, type TaskRow } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { may, useMe } from '../../../api/session.ts';
import { type AskProps, type BulkAct, bulkAct } from '../../../ui/list/bulk/act.ts';
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

/** What a leader does to many tasks at once: gives them all to somebody else. */
export function useBulk(): BulkAct<TaskRow>[] {
  const { t } = useTranslation();
  if (!may(useMe(), 'work.act')) return [];
  return [
    bulkAct<TaskRow, string>({
      key: 'assign',
      label: t('work.act.assign'),
      ask: AskOwner,
      refusal: ({ endedAt }) => (endedAt === null ? null : 'task-ended'),
      run: ({ id, version }, ownerId, transport) =>
        call(assignTask, { params: { id }, body: { ownerId, version }, ...transport }),
    }),
  ];
}
