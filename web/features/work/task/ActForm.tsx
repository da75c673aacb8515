import {
  arbitrateTask,
  assignTask,
  cancelTask,
  completeTask,
  disputeReturn,
  escalateTask,
  returnTask,
  type Task,
} from '@tongli/contracts/work';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { ChangeForm } from './ChangeForm.tsx';
import type { Part } from './parts.ts';

interface ActFormProps {
  task: Task;
  act: Part;
  onDone: () => void;
  cancel?: ReactNode;
}

const text = (value: unknown) => String(value ?? '');

/** Words only: what was done, or why. */
const sayings = {
  complete: { endpoint: completeTask, field: 'note' },
  return: { endpoint: returnTask, field: 'reason' },
  dispute: { endpoint: disputeReturn, field: 'reason' },
  cancel: { endpoint: cancelTask, field: 'reason' },
  escalate: { endpoint: escalateTask, field: 'reason' },
} as const;

function SayingForm({ task, act, onDone, cancel }: ActFormProps & { act: keyof typeof sayings }) {
  const { t } = useTranslation();
  const { endpoint, field } = sayings[act];
  return (
    <VersionedForm
      endpoint={endpoint}
      name={`work.${act}.${task.id}`}
      record={task}
      input={(values, version) => ({
        params: { id: task.id },
        body: { note: text(values.note), reason: text(values.reason), version },
      })}
      cancel={cancel}
      submit={t(`work.act.${act}-submit`)}
      onDone={onDone}
    >
      <Field name={field} label={t(`work.act.${act}-words`)} optional={field === 'note'}>
        <LongText rows={3} most={2_000} autoFocus />
      </Field>
    </VersionedForm>
  );
}

const givings = { assign: assignTask, arbitrate: arbitrateTask } as const;

function GivingForm({ task, act, onDone, cancel }: ActFormProps & { act: keyof typeof givings }) {
  const { t } = useTranslation();
  return (
    <VersionedForm
      endpoint={givings[act]}
      name={`work.${act}.${task.id}`}
      record={task}
      input={(values, version) => ({
        params: { id: task.id },
        body: { ownerId: text(values.ownerId), note: text(values.note), version },
      })}
      cancel={cancel}
      submit={t(`work.act.${act}-submit`)}
      onDone={onDone}
    >
      <Field name="ownerId" label={t('work.act.new-owner')}>
        <PeopleSelect />
      </Field>
      <Field name="note" label={t(`work.act.${act}-words`)} optional={act === 'assign'}>
        <LongText rows={3} most={2_000} />
      </Field>
    </VersionedForm>
  );
}

function Form(props: ActFormProps) {
  const { act } = props;
  if (act === 'change') return <ChangeForm {...props} />;
  if (act === 'assign' || act === 'arbitrate') return <GivingForm {...props} act={act} />;
  return <SayingForm {...props} act={act} />;
}

/** The form of one act, or why it cannot be done now. */
export function ActForm(props: ActFormProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { task, act } = props;
  const allowance = task.actions[act];
  if (allowance?.allowed) {
    return (
      <>
        <p className="quiet form-notice">{t(`work.act.${act}-lead`)}</p>
        <Form {...props} />
      </>
    );
  }
  return <Alert type="info" showIcon role="status" title={words.ofRefusal(allowance?.refusal ?? 'forbidden')} />;
}
