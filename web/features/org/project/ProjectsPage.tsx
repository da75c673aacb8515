import { useNavigate } from '@tanstack/react-router';
import { addProject, listProjects, type Project } from '@tongli/contracts/org';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { NameFields, namesFrom } from '../inputs/NameFields.tsx';
import { ProjectState, useProjectState } from './ProjectState.tsx';

function useColumns(): Column<Project>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const state = useProjectState();
  return [
    { key: 'code', title: t('org.name.code'), text: ({ code }) => code },
    { key: 'name', title: t('org.name.name'), text: ({ name }) => pick(name), phone: 'title' },
    {
      key: 'state',
      title: t('org.person.state'),
      text: state,
      render: (row) => <ProjectState project={row} />,
      phone: 'title',
    },
  ];
}

/** The business lines of this centre. */
export default function ProjectsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const all = useRead(listProjects, {});
  const columns = useColumns();
  const [adding, setAdding] = useState(false);
  const open = ({ id }: Pick<Project, 'id'>) => void navigate({ to: `/settings/projects/${id}` });
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('org.project.add')}
    </Button>
  );
  return (
    <Page title={t('org.project.projects')} lead={t('org.project.lead')} actions={add}>
      <Read of={all}>
        {({ projects }) => (
          <DataTable<Project>
            columns={columns}
            rows={projects}
            rowKey={({ id }) => id}
            label={t('org.project.projects')}
            onOpen={open}
            empty={<Empty title={t('org.project.empty')} action={add} />}
          />
        )}
      </Read>
      <Drawer open={adding} onClose={() => setAdding(false)} title={t('org.project.add')} size={520} destroyOnHidden>
        <EndpointForm
          endpoint={addProject}
          name="org.add-project"
          input={(values) => ({ body: namesFrom(values) })}
          submit={t('org.project.add')}
          onDone={open}
        >
          <NameFields />
        </EndpointForm>
      </Drawer>
    </Page>
  );
}
