import { roles } from '@tongli/contracts/access';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/form/Field.tsx';
import { useRoleWords } from './role-words.ts';

export function RolesField() {
  const { t } = useTranslation();
  const words = useRoleWords();
  return (
    <Field name="roles" label={t('access.accounts.roles')}>
      <Checkbox.Group className="stacked" options={roles.map((value) => ({ value, label: words([value]) }))} />
    </Field>
  );
}
