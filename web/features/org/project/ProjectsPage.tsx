import { addProject, changeProject, listProjects, type Project } from '@tongli/contracts/org';
import { Button, Checkbox, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { NameFields, namesFrom, namesOf } from '../inputs/NameFields.tsx';
import { ProjectPortal } from './ProjectPortal.tsx';

function AddForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={addProject}
      name="org.add-project"
      input={(values) => ({ body: namesFrom(values) })}
      submit={t('org.project.add')}
      onDone={onDone}
    >
      <NameFields />
    </EndpointForm>
  );
}

function ChangeForm({ project, onDone }: { project: Project; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <VersionedForm
      endpoint={changeProject}
      name={`org.change-project.${project.id}`}
      record={project}
      initial={(one) => ({ ...namesOf(one), open: !one.closed })}
      input={(values, version) => ({
        params: { id: project.id },
        body: { ...namesFrom(values), closed: values.open === false, version },
      })}
      submit={t('org.save')}
      onDone={onDone}
    >
      <NameFields />
      <Field name="open" called={t('org.project.open')} valuePropName="checked" help={t('org.project.close-words')}>
        <Checkbox>{t('org.project.open')}</Checkbox>
      </Field>
    </VersionedForm>
  );
}

function useColumns(): Column<Project>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const state = ({ closed }: Project) => (closed ? t('org.project.closed') : t('org.project.open'));
  return [
    { key: 'code', title: t('org.name.code'), text: ({ code }) => code },
    { key: 'name', title: t('org.name.name'), text: ({ name }) => pick(name), phone: 'title' },
    {
      key: 'state',
      title: t('org.person.state'),
      text: state,
      render: (row) => <StateTag tone={row.closed ? 'neutral' : 'done'}>{state(row)}</StateTag>,
      phone: 'title',
    },
  ];
}

type Shown = { kind: 'none' } | { kind: 'new' } | { kind: 'row'; id: string };

/** The business lines of this centre. */
export default function ProjectsPage() {
  const { t } = useTranslation();
  const mayChange = may(useMe(), 'org.administer');
  const all = useRead(listProjects, {});
  const columns = useColumns();
  const [shown, setShown] = useState<Shown>({ kind: 'none' });
  const close = () => setShown({ kind: 'none' });
  const open = shown.kind === 'row' ? all.data?.projects.find(({ id }) => id === shown.id) : undefined;
  const add = mayChange ? (
    <Button type="primary" onClick={() => setShown({ kind: 'new' })}>
      {t('org.project.add')}
    </Button>
  ) : null;
  return (
    <Page title={t('org.project.projects')} lead={t('org.project.lead')} actions={add}>
      <Read of={all}>
        {({ projects }) => (
          <DataTable<Project>
            columns={columns}
            rows={projects}
            rowKey={({ id }) => id}
            label={t('org.project.projects')}
            onOpen={mayChange ? ({ id }) => setShown({ kind: 'row', id }) : undefined}
            empty={<Empty title={t('org.project.empty')} action={add} />}
          />
        )}
      </Read>
      <Drawer
        open={shown.kind !== 'none'}
        onClose={close}
        title={shown.kind === 'new' ? t('org.project.add') : t('org.project.change')}
        size={520}
        destroyOnHidden
      >
        {shown.kind === 'new' ? <AddForm onDone={close} /> : null}
        {open ? (
          <>
            <ChangeForm project={open} onDone={close} />
            <ProjectPortal project={open} />
          </>
        ) : null}
      </Drawer>
    </Page>
  );
}
