import { Checkbox, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/form/Field.tsx';

function Who() {
  const { t } = useTranslation();
  const choice = (name: 'first' | 'unknown', value: string) => ({ value, label: t(`access.sign-on.${name}.${value}`) });
  return (
    <>
      <Field name="claim" label={t('access.sign-on.claim')} help={t('access.sign-on.claim-help')}>
        <Input autoComplete="off" spellCheck={false} />
      </Field>
      <Field name="emailDomain" label={t('access.sign-on.domain')} help={t('access.sign-on.domain-help')} optional>
        <Input autoComplete="off" spellCheck={false} />
      </Field>
      <Field name="firstLink" label={t('access.sign-on.first-label')}>
        <Radio.Group className="stacked" options={[choice('first', 'claim'), choice('first', 'invitation')]} />
      </Field>
      <Field name="unknownPeople" label={t('access.sign-on.unknown-label')}>
        <Radio.Group className="stacked" options={[choice('unknown', 'refuse'), choice('unknown', 'open')]} />
      </Field>
      <Field name="rolesClaim" label={t('access.sign-on.roles-claim')} optional>
        <Input autoComplete="off" spellCheck={false} />
      </Field>
      <Field name="roleMap" label={t('access.sign-on.role-map')} help={t('access.sign-on.role-map-help')} optional>
        <Input.TextArea rows={3} spellCheck={false} />
      </Field>
    </>
  );
}

/** Everything that is set of a provider, for a new one and for one that is changed. */
export function ProviderFields({ hasSecret }: { hasSecret: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <Field name={['name', 'zh']} label={t('access.sign-on.name-zh')}>
        <Input autoComplete="off" />
      </Field>
      <Field name={['name', 'en']} label={t('access.sign-on.name-en')}>
        <Input autoComplete="off" />
      </Field>
      <Field name="issuer" label={t('access.sign-on.issuer')} help={t('access.sign-on.issuer-help')}>
        <Input autoComplete="off" spellCheck={false} />
      </Field>
      <Field name="clientId" label={t('access.sign-on.client-id')}>
        <Input autoComplete="off" spellCheck={false} />
      </Field>
      <Field
        name="clientSecret"
        label={t('access.sign-on.client-secret')}
        help={t(hasSecret ? 'access.sign-on.secret-kept' : 'access.sign-on.secret-none')}
        optional
      >
        <Input.Password autoComplete="off" />
      </Field>
      <Field name="scopes" label={t('access.sign-on.scopes')}>
        <Input autoComplete="off" spellCheck={false} />
      </Field>
      <Who />
      <Field name="passwordAllowed" called={t('access.sign-on.password-allowed')} valuePropName="checked">
        <Checkbox>{t('access.sign-on.password-allowed')}</Checkbox>
      </Field>
      <Field name="trustsFactor" called={t('access.sign-on.trusts-factor')} valuePropName="checked">
        <Checkbox>{t('access.sign-on.trusts-factor')}</Checkbox>
      </Field>
      <Field name="state" label={t('access.sign-on.state-label')} help={t('access.sign-on.state-help')}>
        <Radio.Group
          options={(['active', 'off'] as const).map((value) => ({ value, label: t(`access.sign-on.state.${value}`) }))}
        />
      </Field>
    </>
  );
}
