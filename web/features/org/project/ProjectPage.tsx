import { changeProject, listProjects, type Project } from '@tongli/contracts/org';
import { Button, Checkbox, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { usePathParam } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { NameFields, namesFrom, namesOf } from '../inputs/NameFields.tsx';
import { ProjectPortal } from './ProjectPortal.tsx';
import { ProjectState } from './ProjectState.tsx';

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

function ProjectShown({ project }: { project: Project }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const [changing, setChanging] = useState(false);
  const close = () => setChanging(false);
  return (
    <RecordPage
      title={pick(project.name)}
      state={<ProjectState project={project} />}
      facts={[{ label: t('org.name.code'), value: project.code }]}
      actions={
        <Button type="primary" onClick={() => setChanging(true)}>
          {t('org.project.change')}
        </Button>
      }
    >
      <ProjectPortal project={project} />
      <Drawer open={changing} onClose={close} title={t('org.project.change')} size={520} destroyOnHidden>
        <ChangeForm project={project} onDone={close} />
      </Drawer>
    </RecordPage>
  );
}

/** One business line: what it is called, where its customers lodge, and what they choose from. */
export default function ProjectPage() {
  const { t } = useTranslation();
  const id = usePathParam('id');
  const all = useRead(listProjects, {});
  const project = all.data?.projects.find((one) => one.id === id);
  if (project) return <ProjectShown key={id} project={project} />;
  return (
    <Page title={t('org.project.title')}>
      <Read of={all}>{() => <Empty title={t('org.project.none')} />}</Read>
    </Page>
  );
}
