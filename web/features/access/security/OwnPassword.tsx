import { changePassword, passwordBounds } from '@tongli/contracts/access';
import { Alert, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { Section } from '../../../ui/record/Section.tsx';

/** One's own password. */
export function OwnPassword() {
  const { t } = useTranslation();
  const [done, setDone] = useState(0);
  return (
    <Section title={t('access.password.section')}>
      {done > 0 ? (
        <Alert type="success" showIcon role="status" className="form-notice" title={t('access.password.done')} />
      ) : null}
      <EndpointForm
        key={done}
        endpoint={changePassword}
        name="access.password"
        secret={['current', 'next', 'again']}
        input={({ current, next }) => ({ body: { current: String(current ?? ''), next: String(next ?? '') } })}
        submit={t('access.password.submit')}
        onDone={() => setDone((count) => count + 1)}
      >
        <Field name="current" label={t('access.password.current')}>
          <Input.Password autoComplete="current-password" />
        </Field>
        <Field name="next" label={t('access.password.next')} help={t('access.password.rule', { ...passwordBounds })}>
          <Input.Password autoComplete="new-password" />
        </Field>
        <Field
          name="again"
          label={t('access.password.again')}
          rules={[
            ({ getFieldValue }) => ({
              validator: async (_, value) => {
                if (value !== getFieldValue('next')) throw new Error(t('access.password.differs'));
              },
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Field>
      </EndpointForm>
    </Section>
  );
}
