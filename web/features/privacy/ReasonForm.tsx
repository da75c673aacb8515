import type { Endpoint, ReplyOf } from '@tongli/contracts/kernel';
import { Alert, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../api/request.ts';
import { EndpointForm } from '../../ui/form/EndpointForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { LongText } from '../../ui/form/LongText.tsx';

interface ReasonDrawerProps<E extends Endpoint> {
  readonly endpoint: E;
  readonly name: string;
  readonly title: string;
  /** What will happen. */
  readonly consequence: string;
  readonly submit: string;
  readonly input: (reason: string) => Input<E>;
  readonly onDone?: (reply: ReplyOf<E>) => void;
  readonly onClose: () => void;
}

/** An act on a person's data: what it does, and why it is done, for the trail. */
export function ReasonDrawer<E extends Endpoint>(props: ReasonDrawerProps<E>) {
  const { t } = useTranslation();
  const { endpoint, name, title, consequence, submit, input, onDone, onClose } = props;
  const done = (reply: ReplyOf<E>) => {
    onDone?.(reply);
    onClose();
  };
  return (
    <Drawer open title={title} onClose={onClose} size={480}>
      <Alert type="warning" showIcon className="form-notice" title={consequence} />
      <EndpointForm
        endpoint={endpoint}
        name={name}
        input={({ reason }) => input(String(reason ?? ''))}
        submit={submit}
        onDone={done}
      >
        <Field name="reason" label={t('privacy.reason')} help={t('privacy.reason-help')}>
          <LongText rows={3} maxRows={6} most={200} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}
