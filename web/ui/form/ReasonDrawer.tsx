import type { Endpoint, ReplyOf } from '@tongli/contracts/kernel';
import { Alert, Drawer } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../api/request.ts';
import { EndpointForm } from './EndpointForm.tsx';
import { Field } from './Field.tsx';
import { LongText } from './LongText.tsx';

interface ReasonDrawerProps<E extends Endpoint> {
  readonly endpoint: E;
  readonly name: string;
  readonly title: string;
  /** What will happen, or be lost. */
  readonly consequence: string;
  readonly submit: string;
  /** What a reason should say here. */
  readonly help?: string;
  /** Characters of a reason. */
  readonly most: number;
  readonly input: (reason: string) => Input<E>;
  /** Where one act is several: sends them all. */
  readonly sendBy?: (input: Input<E>) => Promise<ReplyOf<E>>;
  readonly onDone?: (reply: ReplyOf<E>) => void;
  readonly onClose: () => void;
}

const doublePressMs = 500;

/** An act that the trail wants a reason for: what it does, and why it is done. */
export function ReasonDrawer<E extends Endpoint>(props: ReasonDrawerProps<E>) {
  const { t } = useTranslation();
  const { endpoint, name, title, consequence, submit, help, most, input, sendBy, onDone, onClose } = props;
  // The second of two quick presses lands beside what the first one opened: it is not meant to close it again.
  const opened = useRef(performance.now());
  const close = () => {
    if (performance.now() - opened.current > doublePressMs) onClose();
  };
  const done = (reply: ReplyOf<E>) => {
    onDone?.(reply);
    onClose();
  };
  return (
    <Drawer open title={title} onClose={close} size={480}>
      <Alert type="warning" showIcon className="form-notice" title={consequence} />
      <EndpointForm
        endpoint={endpoint}
        name={name}
        input={({ reason }) => input(String(reason ?? ''))}
        submit={submit}
        onDone={done}
        {...(sendBy ? { sendBy } : {})}
      >
        <Field name="reason" label={t('ui.form.reason')} {...(help === undefined ? {} : { help })}>
          <LongText rows={3} maxRows={8} most={most} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}
