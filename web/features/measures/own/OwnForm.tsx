import {
  addOwnIndicator,
  changeOwnIndicator,
  type FormulaResult,
  getFormulaVocabulary,
  type OwnIndicator,
  unitsOfResult,
} from '@tongli/contracts/measures';
import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { Choices } from '../../../ui/form/Choices.tsx';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import type { Values } from '../../../ui/form/drafts.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { dayAfter } from '../../../ui/spc/address.ts';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import { FormulaCheck } from './FormulaCheck.tsx';

const languages = ['zh', 'en'] as const;

const written = (values: Values) => {
  const name = values.name as { zh?: string; en?: string } | undefined;
  const { target } = values;
  return {
    name: { zh: String(name?.zh ?? ''), en: String(name?.en ?? '') },
    purpose: String(values.purpose ?? ''),
    formula: String(values.formula ?? ''),
    direction: values.direction === 'lower-is-better' ? ('lower-is-better' as const) : ('higher-is-better' as const),
    target: target === undefined || target === null || target === '' ? null : Number(target),
    ownerId: String(values.ownerId ?? ''),
  };
};

/** Words that a formula may use, found by name and put behind what is written. */
function WordSelect() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const form = Form.useFormInstance();
  const { data } = useRead(getFormulaVocabulary, {}, { staleTime: 5 * 60_000 });
  const quoted = (word: string) => (/^[\p{L}\p{N}]+$/u.test(word) ? word : `"${word}"`);
  const put = (word: string) => {
    const standing = String(form.getFieldValue('formula') ?? '');
    form.setFieldValue('formula', standing === '' ? word : `${standing.trimEnd()} ${word}`);
  };
  const measures = (data?.measures ?? []).map(({ name }) => ({ value: quoted(pick(name)), label: pick(name) }));
  const values = (data?.dimensions ?? []).flatMap((dimension) =>
    dimension.values.map(({ code, name }) => ({
      value: `[${pick(dimension.name)} = "${pick(name)}"]`,
      label: `${pick(dimension.name)} = ${pick(name)}`,
      key: `${dimension.code} ${code}`,
    })),
  );
  return (
    <Select<string | null>
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('measures.own.insert')}
      placeholder={t('measures.own.insert')}
      value={null}
      onSelect={(word) => word && put(word)}
      options={[
        { label: t('measures.own.measures'), title: 'measures', options: measures },
        { label: t('measures.own.dimensions'), title: 'dimensions', options: values },
      ]}
    />
  );
}

function Fields({ own }: { own: OwnIndicator | undefined }) {
  const { t } = useTranslation();
  const { now } = useSite();
  const today = new Date(now()).toISOString().slice(0, 10);
  const [span, setSpan] = useState({ from: dayAfter(today, -29), to: today });
  const [result, setResult] = useState<FormulaResult>(own?.result ?? 'number');
  return (
    <>
      <FieldRow>
        {languages.map((language) => (
          <Field key={language} name={['name', language]} label={t(`measures.own.name-in.${language}`)}>
            <Input autoComplete="off" lang={language} maxLength={60} />
          </Field>
        ))}
      </FieldRow>
      <Field name="formula" label={t('measures.own.formula')} help={t('measures.own.formula-help')}>
        <LongText rows={2} maxRows={8} most={2_000} spellCheck={false} />
      </Field>
      <div className="own-words">
        <WordSelect />
      </div>
      <Controls label={t('measures.own.check-over')}>
        <Control label={t('measures.card.from')} htmlFor="own-from">
          <DateInput
            id="own-from"
            value={span.from}
            onChange={(from) => setSpan({ ...span, from: from ?? span.from })}
          />
        </Control>
        <Control label={t('measures.card.to')} htmlFor="own-to">
          <DateInput id="own-to" value={span.to} onChange={(to) => setSpan({ ...span, to: to ?? span.to })} />
        </Control>
      </Controls>
      <FormulaCheck span={span} onResult={setResult} {...(own ? { unit: own.unit } : {})} />
      {own ? (
        <Field name="fromOn" label={t('measures.own.from-on')} help={t('measures.own.from-on-help')}>
          <DateInput earliest={today} />
        </Field>
      ) : (
        <Field name="unit" label={t('measures.own.unit')}>
          <Select
            options={unitsOfResult[result].map((value) => ({ value, label: t(`measures.own.units.${value}`) }))}
          />
        </Field>
      )}
      <Field name="direction" label={t('measures.card.direction')}>
        <Choices className="choices">
          <Radio value="higher-is-better">{t('measures.card.higher-is-better')}</Radio>
          <Radio value="lower-is-better">{t('measures.card.lower-is-better')}</Radio>
        </Choices>
      </Field>
      <FieldRow>
        <Field name="target" label={t('measures.own.target')} help={t('measures.own.target-help')} optional>
          <InputNumber min={-1_000_000_000} max={1_000_000_000} />
        </Field>
        <Field name="ownerId" label={t('measures.own.owner')}>
          <PeopleSelect />
        </Field>
      </FieldRow>
      <Field name="purpose" label={t('measures.own.purpose')} optional>
        <LongText rows={2} most={500} />
      </Field>
    </>
  );
}

export function AddingForm({ onDone }: { onDone: (own: OwnIndicator) => void }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={addOwnIndicator}
      name="measures.own.new"
      initial={{ direction: 'higher-is-better' }}
      input={(values) => ({
        body: { ...written(values), unit: (values.unit ?? 'number') as OwnIndicator['unit'] },
      })}
      onDone={onDone}
      submit={t('measures.own.add')}
    >
      <Fields own={undefined} />
    </EndpointForm>
  );
}

export function EditionForm({ own, onDone }: { own: OwnIndicator; onDone: () => void }) {
  const { t } = useTranslation();
  const { now } = useSite();
  const [latest] = own.editions;
  const today = new Date(now()).toISOString().slice(0, 10);
  return (
    <VersionedForm
      endpoint={changeOwnIndicator}
      name={`measures.own.${own.id}`}
      record={own}
      initial={{ ...latest, target: latest?.target ?? undefined, ownerId: own.ownerId, fromOn: today }}
      input={(values, version) => ({
        params: { id: own.id },
        body: { ...written(values), fromOn: String(values.fromOn ?? ''), version },
      })}
      onDone={onDone}
      submit={t('measures.own.write-edition')}
    >
      <Fields own={own} />
    </VersionedForm>
  );
}
