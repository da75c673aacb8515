import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/form/Field.tsx';
import { GrantsInput } from './GrantsInput.tsx';

/** The roles that a person holds, and where. */
export function RolesField() {
  const { t } = useTranslation();
  return (
    <Field name="grants" label={t('access.accounts.roles')} help={t('access.grants.help')}>
      <GrantsInput />
    </Field>
  );
}
