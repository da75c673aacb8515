import type { Endpoint } from '@tongli/contracts/kernel';
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
  /** What will be lost. */
  readonly consequence: string;
  readonly submit: string;
  readonly input: (reason: string) => Input<E>;
  readonly onClose: () => void;
}

/** Something is given up for good, and the trail says why. */
export function ReasonDrawer<E extends Endpoint>(props: ReasonDrawerProps<E>) {
  const { t } = useTranslation();
  const { endpoint, name, title, consequence, submit, input, onClose } = props;
  return (
    <Drawer open title={title} onClose={onClose} size={480}>
      <Alert type="warning" showIcon className="form-notice" title={consequence} />
      <EndpointForm
        endpoint={endpoint}
        name={name}
        input={({ reason }) => input(String(reason ?? ''))}
        submit={submit}
        onDone={onClose}
      >
        <Field name="reason" label={t('system.reason')}>
          <LongText rows={3} maxRows={8} most={500} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}
