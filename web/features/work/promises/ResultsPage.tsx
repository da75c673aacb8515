import { Link, useNavigate } from '@tanstack/react-router';
import {
  drawPromiseSample,
  getPromiseResults,
  listPromiseSamples,
  type PromiseResult,
  type PromiseSample,
  type Share,
} from '@tongli/contracts/work';
import { Button, DatePicker, Drawer, Input, InputNumber } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { saveTable } from '../../../ui/list/save-table.ts';
import { useNarrow } from '../../../ui/narrow.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { asDate } from '../../../ui/spc/address.ts';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import { useExportInstant } from '../../../ui/Times.tsx';

function useShareWords(): (share: Share) => string {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  return ({ part, whole, value, lower, upper }) => {
    if (value === null) return '—';
    const range = { lower: percent(lower, 0), upper: percent(upper, 0) };
    return t('work.promise.share', { share: percent(value), part: number(part), whole: number(whole), ...range });
  };
}

function Results({ from, to, rows }: { from: string; to: string; rows: readonly PromiseResult[] }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const words = useShareWords();
  const columns: Column<PromiseResult>[] = [
    { key: 'owner', title: t('work.task.owner'), text: ({ ownerName }) => ownerName, grows: true, phone: 'title' },
    { key: 'kept', title: t('work.promise.outcome.kept'), number: true, text: ({ kept }) => words(kept), width: 230 },
    {
      ...{ key: 'missed', title: t('work.promise.outcome.missed'), number: true, width: 88 },
      text: ({ kept }) => number(kept.whole - kept.part),
    },
    {
      ...{ key: 'withdrawn', title: t('work.promise.outcome.withdrawn'), number: true, width: 88 },
      text: (row) => number(row.withdrawn),
    },
    {
      ...{ key: 'open', title: t('work.promise.outcome.open'), number: true, width: 88 },
      text: (row) => number(row.open),
    },
    {
      ...{ key: 'confirmed', title: t('work.promise.confirmed'), number: true, width: 230 },
      text: ({ confirmed }) => words(confirmed),
    },
  ];
  if (rows.length === 0) return <Empty title={t('work.promise.none')}>{t('work.promise.empty-words')}</Empty>;
  const name = `${t('work.promise.results')} ${from} ${to}`;
  return (
    <Section
      title={t('work.promise.by-person')}
      actions={<Button onClick={() => void saveTable(name, columns, rows)}>{t('work.promise.excel')}</Button>}
    >
      <DataTable label={name} columns={columns} rows={rows} rowKey={({ ownerId }) => ownerId} />
      <p className="quiet">{t('work.promise.explained')}</p>
    </Section>
  );
}

/** How many are drawn, of which days, and by which seed: all that is needed to draw the same again. */
function DrawDrawer({ from, to, onClose }: { from: string; to: string; onClose: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const navigate = useNavigate();
  return (
    <Drawer open onClose={onClose} title={t('work.promise.draw')} size={narrow ? '100%' : 420} destroyOnHidden>
      <p className="quiet form-notice">{t('work.promise.draw-words', { from, to })}</p>
      <EndpointForm
        endpoint={drawPromiseSample}
        name="work.promise.draw"
        initial={{ sharePercent: 10, seed: `${from}/${to}` }}
        input={({ sharePercent, seed }) => ({
          body: { from, to, sharePercent: Number(sharePercent), seed: String(seed ?? '') },
        })}
        submit={t('work.promise.draw')}
        onDone={({ id }) => void navigate({ to: `/work/promises/samples/${id}` })}
      >
        <Field name="sharePercent" label={t('work.promise.percent')}>
          <InputNumber min={1} max={100} suffix="%" />
        </Field>
        <Field name="seed" label={t('work.promise.seed')} help={t('work.promise.seed-help')}>
          <Input />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

function Samples({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const instant = useExportInstant();
  const { number } = useNumbers();
  const words = useShareWords();
  const [drawing, setDrawing] = useState(false);
  const samples = useRead(listPromiseSamples, {});
  const columns: Column<PromiseSample>[] = [
    { key: 'drawn', title: t('work.promise.drawn'), text: (row) => instant(row.drawnAt), phone: 'title', width: 150 },
    { key: 'days', title: t('work.promise.days'), text: (row) => `${row.from} – ${row.to}`, grows: true },
    {
      ...{ key: 'size', title: t('work.promise.size'), number: true, width: 130 },
      text: (row) => t('work.promise.of', { part: number(row.size), whole: number(row.population) }),
    },
    {
      ...{ key: 'checked', title: t('work.promise.checked'), number: true, width: 130 },
      text: (row) => t('work.promise.of', { part: number(row.checked), whole: number(row.size) }),
    },
    {
      ...{ key: 'confirmed', title: t('work.promise.confirmed'), number: true, width: 230 },
      text: (row) => words(row.confirmed),
    },
    { key: 'seed', title: t('work.promise.seed'), text: (row) => row.seed, width: 180, phone: 'hidden' },
  ];
  return (
    <Section
      title={t('work.promise.samples')}
      actions={
        <Button type="primary" onClick={() => setDrawing(true)}>
          {t('work.promise.draw')}
        </Button>
      }
    >
      <Read of={samples}>
        {(data) => (
          <DataTable
            label={t('work.promise.samples')}
            columns={columns}
            rows={data.samples}
            rowKey={({ id }) => id}
            onOpen={({ id }) => void navigate({ to: `/work/promises/samples/${id}` })}
            empty={<Empty title={t('work.promise.no-samples')}>{t('work.promise.no-samples-words')}</Empty>}
          />
        )}
      </Read>
      {drawing ? <DrawDrawer from={from} to={to} onClose={() => setDrawing(false)} /> : null}
    </Section>
  );
}

/** Who kept their promises, and whether customers say so: results by person, and the samples that were drawn. */
export default function ResultsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const [search, change] = useAddress();
  const [from, to] = [asDate(search.from), asDate(search.to)];
  const query = from && to && from <= to ? { from, to } : {};
  const results = useRead(getPromiseResults, { query }, { placeholderData: (previous) => previous });
  return (
    <Page title={t('work.promise.results')} lead={t('work.promise.results-lead')}>
      <Read of={results}>
        {(data) => (
          <>
            <Controls label={t('work.promise.period')}>
              <Control label={t('work.promise.period')} htmlFor="promise-period" long>
                <DatePicker.RangePicker
                  id={{ start: 'promise-period', end: 'promise-period-end' }}
                  format="YYYY-MM-DD"
                  allowClear={false}
                  value={[dayjs(data.from), dayjs(data.to)]}
                  aria-label={t('work.promise.period')}
                  onChange={(_, [first, last] = ['', '']) => first && last && change({ from: first, to: last })}
                />
              </Control>
              <Link to="/work/promises">{t('work.promise.title')}</Link>
            </Controls>
            <Results {...data} />
            {may(me, 'work.assign') ? <Samples from={data.from} to={data.to} /> : null}
          </>
        )}
      </Read>
    </Page>
  );
}
