import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { askApproval, listAuthorityLimits, previewChain } from '@tongli/contracts/work';
import { Drawer, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { readKey, useRead } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Instant } from '../../../ui/Times.tsx';
import { useKindName } from '../names.ts';
import { Chain } from './Chain.tsx';

/** Who would have to approve, as it is typed. */
function Preview({ currency }: { currency: string }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [kind, amountMinor]: unknown[] = [Form.useWatch('kind'), Form.useWatch('amountMinor')];
  const body = { kind: String(kind ?? ''), amountMinor: Number(amountMinor ?? 0), currency };
  const { data, error } = useQuery({
    queryKey: readKey(previewChain, body),
    queryFn: ({ signal }) => call(previewChain, { body, signal }),
    enabled: body.kind !== '',
    placeholderData: (last) => last,
    retry: false,
  });
  if (body.kind === '') return null;
  if (error) return <p role="status">{words.ofError(error)}</p>;
  return data ? (
    <div className="form-notice">
      <p className="quiet">{t('work.approval.will-decide')}</p>
      <Chain steps={data.steps} currency={currency} />
      {data.dueAt ? (
        <p className="quiet">
          {t('work.due.comes-to')} <Instant at={data.dueAt} />
        </p>
      ) : null}
    </div>
  ) : null;
}

/** Asks for a yes. */
export default function AskDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const kindName = useKindName();
  const limits = useRead(listAuthorityLimits, {}).data?.limits ?? [];
  const kinds = [...new Set(limits.map(({ kind }) => kind))];
  const currency = limits[0]?.currency ?? 'CNY';
  return (
    <Drawer open onClose={onClose} title={t('work.approval.ask')} size={narrow ? '100%' : 480} destroyOnHidden>
      <EndpointForm
        endpoint={askApproval}
        name="work.ask"
        input={(values) => ({
          body: {
            kind: String(values.kind ?? ''),
            amountMinor: typeof values.amountMinor === 'number' ? values.amountMinor : null,
            currency: typeof values.amountMinor === 'number' ? currency : null,
            title: String(values.title ?? ''),
            body: String(values.body ?? ''),
          },
        })}
        submit={t('work.approval.ask')}
        onDone={({ id }) => void navigate({ to: `/work/approvals/${id}` })}
      >
        <Field name="kind" label={t('work.approval.kind')}>
          <Select options={kinds.map((kind) => ({ value: kind, label: kindName(kind) }))} />
        </Field>
        <Field name="amountMinor" label={t('work.approval.amount')} optional>
          <ScaledNumber per={100} least={0} most={100_000_000} step={100} unit={currency} />
        </Field>
        <Field name="title" label={t('work.task.title')}>
          <Input />
        </Field>
        <Field name="body" label={t('work.approval.why')} optional>
          <LongText rows={3} most={4_000} />
        </Field>
        <Preview currency={currency} />
      </EndpointForm>
    </Drawer>
  );
}
