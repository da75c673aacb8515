import { listSanctionRules, recordFinding } from '@tongli/contracts/complaints';
import { Button, Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Choices } from '../../../ui/form/Choices.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { usePeople, useUnits } from '../people.ts';
import '../../../ui/form/rows.css';

interface Row {
  /** `person <id>` or `unit <id>`. */
  readonly who?: string;
  readonly sharePercent?: number;
}

const fromForm = ({ who = '', sharePercent = 0 }: Row) => {
  const [kind, id = ''] = who.split(' ');
  return { personId: kind === 'person' ? id : null, unitId: kind === 'unit' ? id : null, sharePercent };
};

function Responsible() {
  const { t } = useTranslation();
  const people = usePeople();
  const units = useUnits();
  const rows = (Form.useWatch('responsible') ?? []) as readonly (Row | undefined)[];
  const sum = rows.reduce((total, row) => total + (row?.sharePercent ?? 0), 0);
  const options = [
    {
      label: t('complaints.accountability.person'),
      options: people.options.map(({ value, label }) => ({ value: `person ${value}`, label })),
    },
    {
      label: t('complaints.accountability.unit'),
      options: units.options.map(({ value, label }) => ({ value: `unit ${value}`, label })),
    },
  ];
  return (
    <Form.List name="responsible">
      {(places, { add, remove }) => (
        <>
          <ul className="limit-rows" aria-label={t('complaints.accountability.responsible')}>
            {places.map(({ key, name }) => (
              <li key={key}>
                <Form.Item label={t('complaints.accountability.who')} name={[name, 'who']}>
                  <Select showSearch={{ optionFilterProp: 'label' }} options={options} popupMatchSelectWidth={false} />
                </Form.Item>
                <Form.Item label={t('complaints.accountability.share')} name={[name, 'sharePercent']}>
                  <InputNumber<number> min={1} max={100} precision={0} suffix="%" />
                </Form.Item>
                <Button
                  size="small"
                  danger
                  aria-label={t('complaints.accountability.remove-responsible', { number: name + 1 })}
                  onClick={() => remove(name)}
                >
                  {t('complaints.compensation.remove')}
                </Button>
              </li>
            ))}
          </ul>
          <p className="quiet" role="status">
            {t('complaints.accountability.share-sum', { sum })}
          </p>
          <Button disabled={places.length >= 10} onClick={() => add({ sharePercent: Math.max(1, 100 - sum) })}>
            {t('complaints.accountability.add-responsible')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

/** What was found out, against which rule, and who answers for it. */
export function FindingForm({ complaintId, onClose }: { complaintId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const rules = useRead(listSanctionRules, {}).data?.rules ?? [];
  return (
    <EndpointForm
      endpoint={recordFinding}
      name={`complaints.finding.${complaintId}`}
      side
      initial={{ upheld: true, responsible: [{ sharePercent: 100 }] }}
      input={({ breach, what, upheld, responsible }) => ({
        params: { id: complaintId },
        body: {
          breach: String(breach ?? ''),
          what: String(what ?? ''),
          upheld: upheld === true,
          responsible: upheld === true ? ((responsible ?? []) as readonly Row[]).map(fromForm) : [],
        },
      })}
      submit={t('complaints.accountability.record')}
      cancel={<Button onClick={onClose}>{t('complaints.case.cancel')}</Button>}
      onDone={onClose}
    >
      <Field name="breach" label={t('complaints.accountability.breach')}>
        <Select options={rules.map(({ breach, name }) => ({ value: breach, label: pick(name) }))} />
      </Field>
      <Field name="what" label={t('complaints.accountability.what')} help={t('complaints.accountability.what-help')}>
        <LongText rows={3} maxRows={10} most={2_000} />
      </Field>
      <Field name="upheld" label={t('complaints.accountability.upheld-label')}>
        <Choices
          options={[
            { value: true, label: t('complaints.accountability.upheld-yes') },
            { value: false, label: t('complaints.accountability.upheld-no') },
          ]}
        />
      </Field>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) => (getFieldValue('upheld') === true ? <Responsible /> : null)}
      </Form.Item>
    </EndpointForm>
  );
}
