import { changeTask, type DueInput, type Task } from '@tongli/contracts/work';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useExportInstant } from '../../../ui/Times.tsx';
import { DueField } from './DueField.tsx';

interface ChangeFormProps {
  task: Task;
  onDone: () => void;
  cancel?: ReactNode;
}

/** Other words, or another due instant; what somebody else changed meanwhile is put beside it. */
export function ChangeForm({ task, onDone, cancel }: ChangeFormProps) {
  const { t } = useTranslation();
  const instant = useExportInstant();
  const { id, dueAt } = task;
  return (
    <VersionedForm
      endpoint={changeTask}
      name={`work.change.${id}`}
      record={task}
      initial={(one) => ({ title: one.title, body: one.body, due: { at: one.dueAt } })}
      wordsOf={(path, value) => (path === 'due.at' ? instant(String(value)) : undefined)}
      input={(values, version) => {
        const due = values.due as DueInput | undefined;
        const same = due !== undefined && 'at' in due && due.at === dueAt;
        return {
          params: { id },
          body: {
            title: String(values.title ?? ''),
            body: String(values.body ?? ''),
            ...(due && !same ? { due } : {}),
            version,
          },
        };
      }}
      cancel={cancel}
      submit={t('work.act.change-submit')}
      onDone={onDone}
    >
      <Field name="title" label={t('work.task.title')}>
        <Input />
      </Field>
      <Field name="body" label={t('work.task.body')} optional>
        <LongText rows={4} most={4_000} />
      </Field>
      <DueField />
    </VersionedForm>
  );
}
