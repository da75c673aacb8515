import {
  addBudget,
  type BudgetPeriod,
  budgetList,
  budgetPeriod,
  type CompensationBudget,
  changeBudget,
  listBudgets,
  whenExceeded,
} from '@tongli/contracts/complaints';
import { Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useMe, useSite } from '../../../api/session.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { Choices } from '../../../ui/form/Choices.tsx';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { dateIn } from '../../../ui/time.ts';
import { useUnits } from '../people.ts';
import { currency } from './words.ts';

type Exceeded = CompensationBudget['whenExceeded'];

function TermFields() {
  const { t } = useTranslation();
  return (
    <>
      <Field name="amountMinor" label={t('complaints.compensation.budget-amount')}>
        <ScaledNumber per={100} least={0} most={10_000_000} step={1_000} unit={currency} />
      </Field>
      <Field name="whenExceeded" label={t('complaints.compensation.when-exceeded')}>
        <Choices
          options={whenExceeded.options.map((value) => ({ value, label: t(`complaints.compensation.when.${value}`) }))}
        />
      </Field>
    </>
  );
}

const termsOf = ({ amountMinor, whenExceeded: exceeded }: Readonly<Record<string, unknown>>) => ({
  amountMinor: Number(amountMinor ?? 0),
  whenExceeded: exceeded as Exceeded,
});

function AddBudget({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const units = useUnits();
  const { zone, now } = useSite();
  return (
    <EndpointForm
      endpoint={addBudget}
      name="complaints.budget.add"
      initial={{ period: 'month', on: dateIn(zone, now()), whenExceeded: 'refuse' }}
      input={({ unitId, period, on, ...terms }) => ({
        body: {
          unitId: String(unitId ?? ''),
          period: period as BudgetPeriod,
          on: String(on ?? ''),
          ...termsOf(terms),
        },
      })}
      submit={t('complaints.compensation.add-budget')}
      onDone={onClose}
    >
      <Field name="unitId" label={t('complaints.compensation.unit')} help={t('complaints.compensation.budget-help')}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={units.options} />
      </Field>
      <Field name="period" label={t('complaints.compensation.period-label')}>
        <Choices
          options={budgetPeriod.options.map((value) => ({
            value,
            label: t(`complaints.compensation.period.${value}`),
          }))}
        />
      </Field>
      <Field name="on" label={t('complaints.compensation.period-on')}>
        <DateInput />
      </Field>
      <TermFields />
    </EndpointForm>
  );
}

function ChangeBudget({ budget, onClose }: { budget: CompensationBudget; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <VersionedForm
      endpoint={changeBudget}
      name={`complaints.budget.${budget.id}`}
      record={budget}
      initial={(one) => ({ amountMinor: one.amountMinor, whenExceeded: one.whenExceeded })}
      input={(values, version) => ({ params: { id: budget.id }, body: { ...termsOf(values), version } })}
      submit={t('complaints.compensation.save')}
      onDone={onClose}
    >
      <TermFields />
    </VersionedForm>
  );
}

function useColumns(): Column<CompensationBudget>[] {
  const { t } = useTranslation();
  const { money } = useNumbers();
  const units = useUnits();
  const amount = (key: 'amountMinor' | 'reservedMinor' | 'spentMinor' | 'leftMinor', title: string) => ({
    key,
    title,
    text: (row: CompensationBudget) => money(row[key], row.currency),
    number: true,
  });
  return [
    {
      key: 'unit',
      title: t('complaints.compensation.unit'),
      text: ({ unitId }) => units.name(unitId) ?? '—',
      phone: 'title',
      grows: true,
    },
    {
      key: 'period',
      title: t('complaints.compensation.period-label'),
      text: (row) => t(`complaints.compensation.period.${row.period}`),
    },
    { key: 'startsOn', title: t('complaints.compensation.from'), sort: 'startsOn', text: (row) => row.startsOn },
    { key: 'endsOn', title: t('complaints.compensation.to'), text: (row) => row.endsOn },
    { ...amount('amountMinor', t('complaints.compensation.budget-amount')), sort: 'amountMinor' },
    amount('reservedMinor', t('complaints.compensation.account.reserved')),
    amount('spentMinor', t('complaints.compensation.account.paid')),
    amount('leftMinor', t('complaints.compensation.left')),
    {
      key: 'whenExceeded',
      title: t('complaints.compensation.when-exceeded'),
      text: (row) => t(`complaints.compensation.when.${row.whenExceeded}`),
    },
  ];
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const units = useUnits();
  return [
    { kind: 'choice', field: 'unitId', label: t('complaints.compensation.unit'), choices: units.options, many: true },
    {
      kind: 'choice',
      field: 'period',
      label: t('complaints.compensation.period-label'),
      choices: budgetPeriod.options.map((value) => ({ value, label: t(`complaints.compensation.period.${value}`) })),
    },
  ];
}

/** What each unit may spend, has bound and spent, and what is left of it. */
export default function BudgetsPage() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<CompensationBudget | 'new' | null>(null);
  const settles = may(useMe(), 'complaints.settle');
  const close = () => setOpen(null);
  return (
    <>
      <ListPage
        endpoint={listBudgets}
        title={t('complaints.compensation.budgets')}
        lead={t('complaints.compensation.budgets-lead')}
        columns={useColumns()}
        filters={useFilters()}
        usualSort={budgetList.usualSort}
        rowKey={({ id }) => id}
        {...(settles ? { onOpen: setOpen } : {})}
        actions={
          settles ? (
            <Button type="primary" onClick={() => setOpen('new')}>
              {t('complaints.compensation.add-budget')}
            </Button>
          ) : null
        }
        empty={
          <Empty title={t('complaints.compensation.budgets-empty')}>
            {t('complaints.compensation.budgets-empty-words')}
          </Empty>
        }
      />
      {open ? (
        <Drawer
          open
          size={480}
          onClose={close}
          title={t(`complaints.compensation.${open === 'new' ? 'add-budget' : 'change-budget'}`)}
        >
          {open === 'new' ? <AddBudget onClose={close} /> : <ChangeBudget budget={open} onClose={close} />}
        </Drawer>
      ) : null}
    </>
  );
}
