import {
  addReport,
  changeReport,
  mostReportIndicators,
  previewReport,
  type Report,
  type ReportPeriod,
  type ReportRows,
  reportPeriod,
  rowsOfPeriod,
} from '@tongli/contracts/measures';
import { listPeople } from '@tongli/contracts/org';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import type { Values } from '../../../ui/form/drafts.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Read } from '../../../ui/Read.tsx';
import { useIndicators } from '../../../ui/spc/words.ts';
import { ReportTables } from './ReportTables.tsx';
import { spanOf } from './words.ts';

const languages = ['zh', 'en'] as const;

type Written = Pick<Report, 'title' | 'unitId' | 'period' | 'rows' | 'indicators' | 'compared' | 'charted'>;

const written = (values: Values): Written => {
  const title = values.title as Partial<Record<'zh' | 'en', string>> | undefined;
  return {
    title: { zh: title?.zh ?? '', en: title?.en ?? '' },
    unitId: typeof values.unitId === 'string' ? values.unitId : null,
    period: (values.period ?? 'day') as ReportPeriod,
    rows: (values.rows ?? 'none') as ReportRows,
    indicators: (values.indicators ?? []) as string[],
    compared: values.compared === true,
    charted: values.charted === true,
  };
};

function UnitSelect({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: string | null;
  onChange?: (unit: string | null) => void;
}) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { data } = useRead(listPeople, {}, { staleTime: 60_000 });
  return (
    <Select<string | null>
      {...(id ? { id } : {})}
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? ''}
      onChange={(unit) => onChange?.(unit || null)}
      options={[
        { value: '', label: t('measures.report.whole') },
        ...(data?.units ?? []).map((unit) => ({ value: unit.id, label: pick(unit.name) })),
      ]}
    />
  );
}

function RowsSelect({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: ReportRows;
  onChange?: (rows: ReportRows) => void;
}) {
  const { t } = useTranslation();
  const period = (Form.useWatch('period') ?? 'day') as ReportPeriod;
  return (
    <Select
      {...(id ? { id } : {})}
      value={value ?? null}
      onChange={(rows) => rows && onChange?.(rows)}
      options={rowsOfPeriod[period].map((rows) => ({ value: rows, label: t(`measures.report.rows.${rows}`) }))}
    />
  );
}

function Fields() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { data } = useIndicators();
  return (
    <>
      <FieldRow>
        {languages.map((language) => (
          <Field key={language} name={['title', language]} label={t(`measures.report.title-in.${language}`)}>
            <Input autoComplete="off" lang={language} maxLength={60} />
          </Field>
        ))}
      </FieldRow>
      <FieldRow>
        <Field name="period" label={t('measures.report.period')}>
          <Select
            options={reportPeriod.options.map((value) => ({ value, label: t(`measures.report.periods.${value}`) }))}
          />
        </Field>
        <Field name="rows" label={t('measures.report.by')}>
          <RowsSelect />
        </Field>
        <Field name="unitId" label={t('measures.report.place')}>
          <UnitSelect />
        </Field>
      </FieldRow>
      <Field
        name="indicators"
        label={t('measures.report.indicators')}
        help={t('measures.report.indicators-help', { most: mostReportIndicators })}
      >
        <Select
          mode="multiple"
          maxCount={mostReportIndicators}
          showSearch={{ optionFilterProp: 'label' }}
          options={(data?.indicators ?? []).map(({ code, name }) => ({ value: code, label: pick(name) }))}
        />
      </Field>
      <Field name="compared" called={t('measures.report.compared')} valuePropName="checked">
        <Checkbox>{t('measures.report.compared')}</Checkbox>
      </Field>
      <Field name="charted" called={t('measures.report.charted')} valuePropName="checked">
        <Checkbox>{t('measures.report.charted')}</Checkbox>
      </Field>
    </>
  );
}

function Shown({ body }: { body: Written }) {
  const { t } = useTranslation();
  const preview = useRead(previewReport, { body: { ...body, on: null } });
  return (
    <Read of={preview}>
      {(result) => (
        <>
          <p className="quiet">{t('measures.report.preview-of', { span: spanOf(result) })}</p>
          <ReportTables result={result} isCompared={body.compared} />
        </>
      )}
    </Read>
  );
}

/** What it would say now, before it is kept. */
function Preview() {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const [body, setBody] = useState<Written | null>(null);
  return (
    <>
      <Button onClick={() => setBody(written(form.getFieldsValue(true) as Values))}>
        {t('measures.report.preview')}
      </Button>
      {body ? <Shown body={body} /> : null}
    </>
  );
}

export function AddingForm({ initial, onDone }: { initial: Partial<Written>; onDone: (report: Report) => void }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={addReport}
      name={`measures.report.new.${initial.title?.en ?? ''}`}
      initial={{ period: 'day', rows: 'none', compared: true, charted: false, unitId: null, ...initial }}
      input={(values) => ({ body: written(values) })}
      onDone={onDone}
      submit={t('measures.report.add')}
    >
      <Fields />
      <Preview />
    </EndpointForm>
  );
}

export function ChangingForm({ report, onDone }: { report: Report; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={changeReport}
      name={`measures.report.${report.id}.${report.version}`}
      initial={{ ...report }}
      input={(values) => ({ params: { id: report.id }, body: { ...written(values), version: report.version } })}
      onDone={onDone}
      submit={t('measures.report.save')}
    >
      <Fields />
      <Preview />
    </EndpointForm>
  );
}
