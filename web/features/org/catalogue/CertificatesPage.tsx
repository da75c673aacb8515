import { addCertificate, type Certificate, changeCertificate, listCertificates } from '@tongli/contracts/org';
import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Values } from '../../../ui/form/drafts.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { NameFields, namesFrom, namesOf } from '../inputs/NameFields.tsx';
import { CataloguePage, InUseField } from './CataloguePage.tsx';

const bodyOf = (values: Values) => ({
  ...namesFrom(values),
  validMonths: (values.validMonths as number | null | undefined) ?? null,
});

function MonthsField() {
  const { t } = useTranslation();
  return (
    <Field name="validMonths" label={t('org.certificate.months')} help={t('org.certificate.months-help')} optional>
      <InputNumber min={1} max={240} precision={0} />
    </Field>
  );
}

function AddForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={addCertificate}
      name="org.add-certificate"
      input={(values) => ({ body: bodyOf(values) })}
      submit={t('org.certificate.add')}
      onDone={onDone}
    >
      <NameFields />
      <MonthsField />
    </EndpointForm>
  );
}

function ChangeForm({ row, onDone }: { row: Certificate; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <VersionedForm
      endpoint={changeCertificate}
      name={`org.change-certificate.${row.id}`}
      record={row}
      initial={(one) => ({ ...namesOf(one), validMonths: one.validMonths, inUse: !one.retired })}
      input={(values, version) => ({
        params: { id: row.id },
        body: { ...bodyOf(values), retired: values.inUse === false, version },
      })}
      submit={t('org.save')}
      onDone={onDone}
    >
      <NameFields />
      <MonthsField />
      <InUseField help={t('org.certificate.retire-words')} />
    </VersionedForm>
  );
}

/** What people can hold, and for how long it counts. */
export default function CertificatesPage() {
  const { t } = useTranslation();
  const valid = ({ validMonths }: Certificate) =>
    validMonths === null ? t('org.certificate.for-good') : t('org.certificate.for-months', { count: validMonths });
  return (
    <CataloguePage
      endpoint={listCertificates}
      words={{
        title: t('org.certificate.certificates'),
        lead: t('org.certificate.lead'),
        add: t('org.certificate.add'),
        change: t('org.certificate.change'),
        empty: t('org.certificate.empty'),
        emptyWords: t('org.certificate.empty-words'),
      }}
      columns={[{ key: 'validMonths', title: t('org.certificate.months'), text: valid }]}
      add={(onDone) => <AddForm onDone={onDone} />}
      change={(row, onDone) => <ChangeForm row={row} onDone={onDone} />}
    />
  );
}
