import { useNavigate } from '@tanstack/react-router';
import { mostFilesOfRecord, type StagedFile } from '@tongli/contracts/files';
import { listProjects } from '@tongli/contracts/org';
import { type DueInput, openTask, type Task, type TaskKind, taskKind, type WorkSubject } from '@tongli/contracts/work';
import { Drawer, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { Attachments } from '../../../ui/form/Attachments.tsx';
import { Choices } from '../../../ui/form/Choices.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { useNarrow } from '../../../ui/narrow.ts';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { CaseField } from './CaseField.tsx';
import { AddresseeFields } from './DepartmentField.tsx';
import '../../../ui/spc/study.css';

/** The record that a link named: the task will be about it. */
function useSubject(): WorkSubject | null {
  const [{ aboutType, aboutId, about }] = useAddress();
  return aboutType && aboutId ? { type: aboutType, id: aboutId, label: about ?? '' } : null;
}

const withoutForm = (search: Record<string, unknown>) => ({
  ...search,
  new: undefined,
  aboutType: undefined,
  aboutId: undefined,
  about: undefined,
});

/** Asked only where there is a choice. */
function ProjectField() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const projects = useRead(listProjects, {}, { staleTime: 5 * 60_000 }).data?.projects ?? [];
  if (projects.length < 2) return null;
  return (
    <Field name="projectId" label={t('work.task.project')}>
      <Select options={projects.map(({ id, name }) => ({ value: id, label: pick(name) }))} />
    </Field>
  );
}

function TaskFields({ choosesCase }: { choosesCase: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <>
      <Field name="kind" label={t('work.task.kind')}>
        <Choices className="choices">
          {taskKind.options.map((value) => (
            <Radio key={value} value={value}>
              {t(`work.task-kind.${value}`)}
              <span className="choice-words">{t(`work.task-kind-words.${value}`)}</span>
            </Radio>
          ))}
        </Choices>
      </Field>
      {choosesCase && may(me, 'complaints.read') ? <CaseField /> : null}
      <Field name="title" label={t('work.task.title')}>
        <Input autoFocus />
      </Field>
      <Field name="body" label={t('work.task.body')} optional>
        <LongText rows={3} most={4_000} />
      </Field>
      <AddresseeFields />
      <ProjectField />
      <Field name="watcherIds" label={t('work.watchers.title')} optional>
        <PeopleSelect many />
      </Field>
      {may(me, 'files.stage') ? (
        <Field name="files" label={t('work.files.title')} optional>
          <Attachments most={mostFilesOfRecord} />
        </Field>
      ) : null}
    </>
  );
}

interface NewTaskDrawerProps {
  kind: TaskKind;
  /** The record that the task is about; otherwise the one that the address names, if any. */
  about?: WorkSubject;
  onClose: () => void;
}

/** A department gets it within its own limit. */
const addresseeOf = (values: Readonly<Record<string, unknown>>) =>
  values.to === 'department'
    ? { departmentId: String(values.departmentId ?? '') }
    : { ownerId: String(values.ownerId ?? ''), due: values.due as DueInput };

/** Gives somebody, or oneself, something to do by a time; a promise is one that a customer waits for. */
export default function NewTaskDrawer({ kind, about, onClose }: NewTaskDrawerProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const me = useMe();
  const named = useSubject();
  const subject = about ?? named;
  // What is about another record than a case stays about it.
  const choosesCase = subject === null || subject.type === 'complaint';
  const done = async ({ id }: Task) => {
    // The page behind loses the form first, so that Back does not open it again.
    if (!about) await navigate({ to: '.', search: withoutForm as never, replace: true });
    await navigate({ to: `/work/tasks/${id}` });
  };
  return (
    <Drawer open onClose={onClose} title={t('work.task.new')} size={narrow ? '100%' : 520} destroyOnHidden>
      {subject && !choosesCase ? (
        <p className="quiet form-notice">{t('work.task.about-this', { label: subject.label })}</p>
      ) : null}
      <EndpointForm
        endpoint={openTask}
        name={`work.new.${subject?.id ?? 'task'}`}
        initial={{ kind, to: 'person', ownerId: me.accountId, due: { minutes: 240 }, subject }}
        input={(values) => ({
          body: {
            kind: values.kind as TaskKind,
            title: String(values.title ?? ''),
            body: String(values.body ?? ''),
            ...addresseeOf(values),
            subject: (choosesCase ? (values.subject as WorkSubject | null | undefined) : subject) ?? null,
            ...(values.projectId ? { projectId: String(values.projectId) } : {}),
            watcherIds: (values.watcherIds as string[] | undefined) ?? [],
            fileIds: ((values.files as StagedFile[] | undefined) ?? []).map(({ id }) => id),
          },
        })}
        fieldOf={([field, ...rest]) => [
          field === 'fileIds' ? 'files' : (field ?? ''),
          ...(field === 'due' || field === 'subject' ? [] : rest),
        ]}
        submit={t('work.task.give')}
        onDone={(task) => void done(task)}
      >
        <TaskFields choosesCase={choosesCase} />
      </EndpointForm>
    </Drawer>
  );
}
