import { changePerson, type PersonRecord, recordCertificate, setSkills } from '@tongli/contracts/org';
import { Drawer, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import type { Values } from '../../../ui/form/drafts.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { dateIn } from '../../../ui/time.ts';
import { type SkillDraft, SkillsInput } from '../inputs/SkillsInput.tsx';
import { useCertificates } from '../reading.ts';
import { useSkillWords } from '../skill-words.ts';

export type PersonAct = 'change' | 'skills' | 'certificate';

interface DrawerProps {
  person: PersonRecord;
  onClose: () => void;
}

const numberOf = (value: unknown) => String(value ?? '').trim() || null;

function ChangeForm({ person, onClose }: DrawerProps) {
  const { t } = useTranslation();
  return (
    <VersionedForm
      endpoint={changePerson}
      name={`org.change-person.${person.id}`}
      record={person}
      initial={({ name, number }) => ({ name, number: number ?? '' })}
      input={(values, version) => ({
        params: { id: person.id },
        body: { name: String(values.name ?? ''), number: numberOf(values.number), version },
      })}
      submit={t('org.save')}
      onDone={onClose}
    >
      <Field name="name" label={t('org.person.name')}>
        <Input autoComplete="off" />
      </Field>
      <Field name="number" label={t('org.person.number')} optional>
        <Input autoComplete="off" />
      </Field>
    </VersionedForm>
  );
}

/** Rows as a body has them; one without a skill is not there yet. */
export const skillsFrom = (values: Values) =>
  ((values.skills ?? []) as SkillDraft[]).flatMap(({ skillId, level }) => (skillId ? [{ skillId, level }] : []));

function SkillsForm({ person, onClose }: DrawerProps) {
  const { t } = useTranslation();
  const wordsOf = useSkillWords(person.skills);
  return (
    <VersionedForm
      endpoint={setSkills}
      name={`org.set-skills.${person.id}`}
      record={person}
      initial={(one) => ({ skills: one.skills.map(({ skillId, level }) => ({ skillId, level })) })}
      wordsOf={wordsOf}
      input={(values, version) => ({ params: { id: person.id }, body: { skills: skillsFrom(values), version } })}
      submit={t('org.save')}
      onDone={onClose}
    >
      <Field name="skills" label={t('org.skill.skills')}>
        <SkillsInput label={t('org.skill.skills')} known={person.skills} />
      </Field>
    </VersionedForm>
  );
}

function CertificateForm({ person, onClose }: DrawerProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { zone, now } = useSite();
  const { data = [] } = useCertificates();
  return (
    <VersionedForm
      endpoint={recordCertificate}
      name={`org.record-certificate.${person.id}`}
      record={person}
      initial={{ issuedOn: dateIn(zone, now()) }}
      input={(values, version) => ({
        params: { id: person.id },
        body: {
          certificateId: String(values.certificateId ?? ''),
          number: numberOf(values.number),
          issuedOn: String(values.issuedOn ?? ''),
          ...(values.validUntil ? { validUntil: String(values.validUntil) } : {}),
          version,
        },
      })}
      submit={t('org.certificate.record')}
      onDone={onClose}
    >
      <Field name="certificateId" label={t('org.certificate.one')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={data.map(({ id, name }) => ({ value: id, label: pick(name) }))}
        />
      </Field>
      <Field name="number" label={t('org.certificate.number')} optional>
        <Input autoComplete="off" />
      </Field>
      <Field name="issuedOn" label={t('org.certificate.issued')}>
        <DateInput />
      </Field>
      <Field name="validUntil" label={t('org.certificate.until')} help={t('org.certificate.until-help')} optional>
        <DateInput />
      </Field>
    </VersionedForm>
  );
}

/** The smaller acts on a person, beside their record. */
export default function PersonDrawers({ act, ...props }: DrawerProps & { act: PersonAct }) {
  const { t } = useTranslation();
  return (
    <Drawer open onClose={props.onClose} title={t(`org.person.act.${act}`)} size={520} destroyOnHidden>
      {act === 'change' ? <ChangeForm {...props} /> : null}
      {act === 'skills' ? <SkillsForm {...props} /> : null}
      {act === 'certificate' ? <CertificateForm {...props} /> : null}
    </Drawer>
  );
}
