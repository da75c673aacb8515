import { type Grant, grantsEverywhere, openAccount, passwordBounds } from '@tongli/contracts/access';
import { Drawer, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../ui/form/EndpointForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { RolesField } from './RolesField.tsx';

/** Opens an account for a person. */
export default function NewAccountDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer open onClose={onClose} title={t('access.accounts.open')} size={420} destroyOnHidden>
      <EndpointForm
        endpoint={openAccount}
        name="access.open-account"
        initial={{ grants: grantsEverywhere('agent') }}
        secret={['password']}
        input={(values) => ({
          body: {
            username: String(values.username ?? ''),
            name: String(values.name ?? ''),
            grants: (values.grants ?? []) as Grant[],
            password: String(values.password ?? ''),
          },
        })}
        submit={t('access.accounts.open')}
        onDone={onClose}
      >
        <Field name="name" label={t('access.accounts.name')}>
          <Input autoComplete="off" />
        </Field>
        <Field name="username" label={t('access.accounts.username')} help={t('access.accounts.username-rule')}>
          <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Field>
        <RolesField />
        <Field
          name="password"
          label={t('access.accounts.first-password')}
          help={t('access.password.rule', { ...passwordBounds })}
        >
          <Input.Password autoComplete="new-password" />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}
