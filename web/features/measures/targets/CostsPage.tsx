import type { ReplyOf } from '@tongli/contracts/kernel';
import { type Cost, costItem, listCosts, setCost } from '@tongli/contracts/measures';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { dateIn } from '../../../ui/time.ts';
import { useFigure } from '../live/words.ts';

type Costs = ReplyOf<typeof listCosts>;
type Month = Costs['months'][number];

function Months({ months }: { months: readonly Month[] }) {
  const { t } = useTranslation();
  const figure = useFigure();
  const { number } = useNumbers();
  const columns: Column<Month>[] = [
    { key: 'month', title: t('measures.costs.month'), text: ({ month }) => month, phone: 'title' },
    {
      key: 'amount',
      title: t('measures.costs.amount'),
      text: ({ amountMinor }) => figure(amountMinor / 100, 'yuan'),
      number: true,
    },
    { key: 'contacts', title: t('measures.costs.contacts'), text: ({ contacts }) => number(contacts), number: true },
    {
      key: 'each',
      title: t('measures.costs.each'),
      text: ({ perContact }) => figure(perContact, 'yuan'),
      number: true,
    },
  ];
  return (
    <Section title={t('measures.costs.months')}>
      <DataTable
        compact
        columns={columns}
        rows={months}
        rowKey={({ month }) => month}
        label={t('measures.costs.months')}
        empty={<p className="quiet">{t('measures.costs.none')}</p>}
      />
    </Section>
  );
}

function Items({ costs }: { costs: readonly Cost[] }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const columns: Column<Cost>[] = [
    { key: 'month', title: t('measures.costs.month'), text: ({ month }) => month, phone: 'title' },
    { key: 'item', title: t('measures.costs.item'), text: ({ item }) => t(`measures.costs.item-${item}`) },
    {
      key: 'unit',
      title: t('measures.live.unit'),
      text: ({ unitName }) => (unitName ? pick(unitName) : t('measures.live.whole')),
      grows: true,
    },
    {
      key: 'amount',
      title: t('measures.costs.amount'),
      text: ({ amountMinor }) => figure(amountMinor / 100, 'yuan'),
      number: true,
    },
    { key: 'by', title: t('measures.targets.set-by'), text: ({ changedBy }) => changedBy },
  ];
  return (
    <Section title={t('measures.costs.items')}>
      <DataTable
        compact
        columns={columns}
        rows={costs}
        rowKey={({ month, item, unitId }) => `${month} ${item} ${unitId}`}
        label={t('measures.costs.items')}
        empty={<p className="quiet">{t('measures.costs.none')}</p>}
      />
    </Section>
  );
}

function CostForm({ units, month }: Pick<Costs, 'units'> & { month: string }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const [saved, setSaved] = useState(0);
  return (
    <Section title={t('measures.costs.enter')}>
      <EndpointForm
        key={saved}
        endpoint={setCost}
        name="measures.cost"
        initial={{ month, item: 'staff' }}
        input={({ month: chosen, item, unitId, amountMinor }) => ({
          body: {
            ...{
              month: String(chosen ?? ''),
              item: costItem.parse(item),
              amountMinor: Math.round(Number(amountMinor ?? Number.NaN)),
            },
            unitId: unitId ? String(unitId) : null,
          },
        })}
        onDone={() => setSaved(saved + 1)}
        submit={t('measures.costs.save')}
      >
        <FieldRow>
          <Field name="month" label={t('measures.costs.month')}>
            <Input placeholder="2026-03" maxLength={7} />
          </Field>
          <Field name="item" label={t('measures.costs.item')}>
            <Select options={costItem.options.map((value) => ({ value, label: t(`measures.costs.item-${value}`) }))} />
          </Field>
        </FieldRow>
        <FieldRow>
          <Field name="amountMinor" label={t('measures.costs.amount')}>
            <ScaledNumber per={100} least={0} most={10_000_000_000} step={100} unit="¥" />
          </Field>
          <Field name="unitId" label={t('measures.live.unit')} optional>
            <Select
              allowClear
              placeholder={t('measures.live.whole')}
              options={units.map(({ id, name }) => ({ value: id, label: pick(name) }))}
            />
          </Field>
        </FieldRow>
      </EndpointForm>
    </Section>
  );
}

/** What running the centre cost by month, and with that every contact. */
export default function CostsPage() {
  const { t } = useTranslation();
  const { now, zone } = useSite();
  const costs = useRead(listCosts, { query: {} });
  const month = dateIn(zone, now()).slice(0, 7);
  return (
    <Page title={t('measures.costs.title')} lead={t('measures.costs.lead')}>
      <Read of={costs}>
        {({ months, costs: items, units, actions }) => (
          <>
            {actions.set?.allowed ? <CostForm units={units} month={month} /> : null}
            <Months months={months} />
            <Items costs={items} />
          </>
        )}
      </Read>
    </Page>
  );
}
