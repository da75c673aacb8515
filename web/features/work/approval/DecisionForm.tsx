import { type Approval, approve, reject } from '@tongli/contracts/work';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';

interface DecisionFormProps {
  approval: Approval;
  act: 'approve' | 'reject';
  onDone: () => void;
  cancel?: ReactNode;
}

const decisions = {
  approve: { endpoint: approve, field: 'note' },
  reject: { endpoint: reject, field: 'reason' },
} as const;

/** Yes with a note, or no with a reason; or why it is not one's to decide. */
export function DecisionForm({ approval, act, onDone, cancel }: DecisionFormProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { endpoint, field } = decisions[act];
  const allowance = approval.actions[act];
  if (!allowance?.allowed)
    return <Alert type="info" showIcon role="status" title={words.ofRefusal(allowance?.refusal ?? 'forbidden')} />;
  return (
    <VersionedForm
      endpoint={endpoint}
      name={`work.${act}.${approval.id}`}
      record={approval}
      input={(values, version) => ({
        params: { id: approval.id },
        body: { note: String(values.note ?? ''), reason: String(values.reason ?? ''), version },
      })}
      cancel={cancel}
      submit={t(`work.act.${act}`)}
      onDone={onDone}
    >
      <Field name={field} label={t(`work.act.${act}-words`)} optional={act === 'approve'}>
        <LongText rows={3} most={2_000} autoFocus />
      </Field>
    </VersionedForm>
  );
}
