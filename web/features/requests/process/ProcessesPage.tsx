import { useNavigate } from '@tanstack/react-router';
import {
  addServiceProcess,
  listServiceProcesses,
  type ProcessRow,
  requestKinds,
  type SuppliedProcess,
} from '@tongli/contracts/requests';
import { Alert, Button, Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Page } from '../../../ui/Page.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';

function useColumns(): Column<ProcessRow>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  return [
    { key: 'name', title: t('requests.process.name'), text: ({ name }) => pick(name), grows: true, phone: 'title' },
    { key: 'kind', title: t('requests.process.kind'), text: ({ kind }) => t(`requests.kind.${kind}`), width: 110 },
    { key: 'phase', title: t('requests.process.phase'), text: ({ phase }) => t(`requests.phase.${phase}`), width: 110 },
    {
      key: 'steps',
      title: t('requests.process.steps'),
      text: ({ stepCount }) => String(stepCount),
      number: true,
      width: 80,
    },
    {
      key: 'version',
      title: t('requests.process.in-force'),
      text: ({ currentVersion: version }) =>
        version === null ? t('requests.process.never-published') : t('requests.version', { version }),
      width: 130,
    },
    {
      key: 'state',
      title: t('requests.process.state'),
      text: ({ pilotUntil, draftAt, revised }) =>
        [
          pilotUntil && t('requests.process.piloted'),
          draftAt && t('requests.process.has-draft'),
          revised && t('requests.process.revised'),
        ]
          .filter(Boolean)
          .join(' '),
      render: ({ pilotUntil, draftAt, revised }) => (
        <>
          {pilotUntil ? <StateTag tone="progress">{t('requests.process.piloted')}</StateTag> : null}
          {draftAt ? <StateTag tone="neutral">{t('requests.process.has-draft')}</StateTag> : null}
          {revised ? <StateTag tone="waiting">{t('requests.process.revised')}</StateTag> : null}
        </>
      ),
      width: 190,
    },
    {
      key: 'draftAt',
      title: t('requests.process.draft-at'),
      text: ({ draftAt }) => draftAt ?? '',
      render: ({ draftAt }) => (draftAt ? <Instant at={draftAt} /> : null),
      width: 130,
    },
  ];
}

function AddDrawer({ processes, onClose }: { processes: readonly ProcessRow[]; onClose: () => void }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const navigate = useNavigate();
  const kinds = requestKinds.filter((kind) => kind !== 'complaint');
  return (
    <Drawer open onClose={onClose} title={t('requests.process.add')} size={420} destroyOnHidden>
      <EndpointForm
        endpoint={addServiceProcess}
        name="requests.add-process"
        initial={{ kind: 'order' }}
        input={({ code, kind, name, copyOf }) => ({
          body: { code, kind, name, copyOf: copyOf ?? null, supplied: false } as never,
        })}
        submit={t('requests.process.add')}
        onDone={({ id }) => void navigate({ to: `/settings/processes/${id}` })}
      >
        <Field name="kind" label={t('requests.process.kind')}>
          <Select options={kinds.map((kind) => ({ value: kind, label: t(`requests.kind.${kind}`) }))} />
        </Field>
        <Field name={['name', 'zh']} label={t('requests.process.name-zh')}>
          <Input maxLength={60} />
        </Field>
        <Field name={['name', 'en']} label={t('requests.process.name-en')}>
          <Input maxLength={120} />
        </Field>
        <Field name="code" label={t('requests.process.code')} help={t('requests.process.code-help')}>
          <Input maxLength={40} />
        </Field>
        <Field name="copyOf" label={t('requests.process.copy-of')} optional>
          <Select
            allowClear
            options={processes.map(({ id, name }) => ({ value: id, label: pick(name) }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

/** What came with the product after this installation began: taken as a draft, to be read and published like any other. */
function Supplied({ processes }: { processes: readonly SuppliedProcess[] }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useProblemWords();
  const navigate = useNavigate();
  const adopt = useAct(addServiceProcess, ({ id }) => void navigate({ to: `/settings/processes/${id}` }));
  return (
    <Section title={t('requests.process.supplied')}>
      <p className="quiet form-notice">{t('requests.process.supplied-words')}</p>
      {adopt.error ? (
        <Alert type="error" showIcon role="alert" className="form-notice" title={words.ofError(adopt.error)} />
      ) : null}
      <DataTable<SuppliedProcess>
        label={t('requests.process.supplied')}
        rows={processes}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'name',
            title: t('requests.process.name'),
            text: ({ name }) => pick(name),
            grows: true,
            phone: 'title',
          },
          { key: 'kind', title: t('requests.process.kind'), text: ({ kind }) => t(`requests.kind.${kind}`) },
          {
            key: 'steps',
            title: t('requests.process.steps'),
            text: ({ stepCount }) => String(stepCount),
            number: true,
          },
          {
            key: 'adopt',
            title: t('requests.process.adopt'),
            text: () => t('requests.process.adopt'),
            render: ({ code, kind, name }) => (
              <Button
                size="small"
                loading={adopt.isPending}
                aria-label={t('requests.process.adopt-one', { name: pick(name) })}
                onClick={() =>
                  adopt.mutate({
                    body: { code, kind: kind as Exclude<typeof kind, 'complaint'>, name, copyOf: null, supplied: true },
                  })
                }
              >
                {t('requests.process.adopt')}
              </Button>
            ),
          },
        ]}
      />
    </Section>
  );
}

/** Every service process, by kind: what is in force, what is being written, what is piloted. */
export default function ProcessesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns = useColumns();
  const [adding, setAdding] = useState(false);
  const all = useRead(listServiceProcesses, {});
  const mayDesign = may(useMe(), 'requests.design');
  return (
    <Page
      title={t('requests.process.title')}
      lead={t('requests.process.lead')}
      actions={
        mayDesign ? (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('requests.process.add')}
          </Button>
        ) : null
      }
    >
      <Read of={all}>
        {({ processes, supplied }) => (
          <>
            {mayDesign && supplied.length > 0 ? <Supplied processes={supplied} /> : null}
            <DataTable
              columns={columns}
              rows={processes}
              rowKey={({ id }) => id}
              label={t('requests.process.title')}
              onOpen={({ id }) => void navigate({ to: `/settings/processes/${id}` })}
              empty={<Empty title={t('requests.process.empty')} />}
            />
            {adding ? <AddDrawer processes={processes} onClose={() => setAdding(false)} /> : null}
          </>
        )}
      </Read>
    </Page>
  );
}
