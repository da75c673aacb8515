import {
  assignRequest,
  closeRequest,
  type RequestPriority,
  type RequestRow,
  requestPriority,
  setRequestPriority,
  tagRequest,
} from '@tongli/contracts/requests';
import { Form, Input, Radio } from 'antd';
import { lazy, type ReactNode, Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { may, useMe } from '../../../api/session.ts';
import { type AskProps, type BulkAct, bulkAct } from '../../../ui/list/bulk/act.ts';
import { pageFile } from '../../../ui/page-file.ts';

const PeopleSelect = lazy(
  pageFile(() => import('../../../ui/people/PeopleSelect.tsx').then((file) => ({ default: file.PeopleSelect }))),
);

function Ask({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <Form layout="vertical" requiredMark={false}>
      <Form.Item label={label} htmlFor={id}>
        {children(id)}
      </Form.Item>
    </Form>
  );
}

function AskOwner({ value, onChange }: AskProps<string>) {
  const { t } = useTranslation();
  return (
    <Ask label={t('requests.owner')}>
      {(id) => (
        <Suspense fallback={null}>
          <PeopleSelect
            id={id}
            {...(value === undefined ? {} : { value })}
            onChange={(next) => onChange(typeof next === 'string' ? next : undefined)}
          />
        </Suspense>
      )}
    </Ask>
  );
}

function AskPriority({ value, onChange }: AskProps<RequestPriority>) {
  const { t } = useTranslation();
  return (
    <Ask label={t('requests.priority-label')}>
      {(id) => (
        <Radio.Group
          id={id}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          options={requestPriority.options.map((one) => ({ value: one, label: t(`requests.priority.${one}`) }))}
        />
      )}
    </Ask>
  );
}

interface AskTextProps extends AskProps<string> {
  label: string;
  most: number;
}

function AskText({ label, most, value, onChange }: AskTextProps) {
  return (
    <Ask label={label}>
      {(id) => (
        <Input
          id={id}
          value={value ?? ''}
          maxLength={most}
          onChange={({ target }) => onChange(target.value.trim() === '' ? undefined : target.value)}
        />
      )}
    </Ask>
  );
}

function AskTag(props: AskProps<string>) {
  const { t } = useTranslation();
  return <AskText label={t('requests.list.tag-to-add')} most={30} {...props} />;
}

function AskReason(props: AskProps<string>) {
  const { t } = useTranslation();
  return <AskText label={t('requests.reason')} most={400} {...props} />;
}

const closed = ({ state }: RequestRow) => (state === 'closed' ? 'service-request-closed' : null);

/** Many requests at once: each by itself, as from its own page; what is refused is listed. */
export function useBulkActs(): BulkAct<RequestRow>[] {
  const { t } = useTranslation();
  const me = useMe();
  if (!may(me, 'requests.handle')) return [];
  const assign = bulkAct<RequestRow, string>({
    key: 'assign',
    label: t('requests.list.assign'),
    ask: AskOwner,
    refusal: closed,
    run: (row, ownerId, transport) =>
      call(assignRequest, { params: { id: row.id }, body: { ownerId, fromId: row.ownerId }, ...transport }),
  });
  const rest = [
    bulkAct<RequestRow, RequestPriority>({
      key: 'priority',
      label: t('requests.list.set-priority'),
      ask: AskPriority,
      refusal: closed,
      run: (row, priority, transport) =>
        call(setRequestPriority, { params: { id: row.id }, body: { priority }, ...transport }),
    }),
    bulkAct<RequestRow, string>({
      key: 'tag',
      label: t('requests.list.tag'),
      ask: AskTag,
      run: (row, tag, transport) =>
        call(tagRequest, { params: { id: row.id }, body: { add: [tag.trim()], remove: [] }, ...transport }),
    }),
    bulkAct<RequestRow, string>({
      key: 'close',
      label: t('requests.list.close'),
      ask: AskReason,
      refusal: closed,
      run: (row, reason, transport) =>
        call(closeRequest, { params: { id: row.id }, body: { outcome: 'done', reason }, ...transport }),
    }),
  ];
  return may(me, 'requests.assign') ? [assign, ...rest] : rest;
}
