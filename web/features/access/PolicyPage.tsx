import { type AccessPolicy, changePolicy, getPolicy, type Role, roles } from '@tongli/contracts/access';
import { Alert, Checkbox, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { Field } from '../../ui/form/Field.tsx';
import { VersionedForm } from '../../ui/form/VersionedForm.tsx';
import { Page } from '../../ui/Page.tsx';
import { Read } from '../../ui/Read.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useRoleWords } from './role-words.ts';

const idleChoices = [15, 30, 60, 120, 240, 480] as const;

function PolicyForm({ policy }: { policy: AccessPolicy }) {
  const { t } = useTranslation();
  const words = useRoleWords();
  const [done, setDone] = useState(false);
  return (
    <Section title={t('access.policy.section')}>
      {done ? (
        <Alert type="success" showIcon role="status" className="form-notice" title={t('access.policy.done')} />
      ) : null}
      <VersionedForm
        endpoint={changePolicy}
        name="access.policy"
        record={{ ...policy, id: 'access-policy' }}
        initial={({ factorRoles, idleMinutes }) => ({ factorRoles, idleMinutes })}
        input={({ factorRoles, idleMinutes }, version) => ({
          body: { factorRoles: (factorRoles ?? []) as Role[], idleMinutes: Number(idleMinutes), version },
        })}
        submit={t('access.policy.save')}
        onDone={() => setDone(true)}
      >
        <Field name="factorRoles" label={t('access.policy.factor-roles')} help={t('access.policy.factor-help')}>
          <Checkbox.Group className="stacked" options={roles.map((value) => ({ value, label: words([value]) }))} />
        </Field>
        <Field name="idleMinutes" label={t('access.policy.idle')} help={t('access.policy.idle-help')}>
          <Radio.Group
            className="stacked"
            options={idleChoices.map((value) => ({ value, label: t('access.policy.minutes', { count: value }) }))}
          />
        </Field>
      </VersionedForm>
    </Section>
  );
}

/** What this installation asks of everyone who signs in. */
export default function PolicyPage() {
  const { t } = useTranslation();
  const policy = useRead(getPolicy, {});
  return (
    <Page title={t('access.policy.title')} lead={t('access.policy.lead')}>
      <Read of={policy}>{(current) => <PolicyForm policy={current} />}</Read>
    </Page>
  );
}
