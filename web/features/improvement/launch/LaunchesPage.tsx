import { useNavigate } from '@tanstack/react-router';
import {
  type Launch,
  launchKind,
  launchList,
  launchState,
  listLaunches,
  openLaunch,
} from '@tongli/contracts/improvement';
import { Drawer, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import type { RowOf } from '../../../ui/list/useList.ts';
import { useNarrow } from '../../../ui/narrow.ts';
import { dayAfter } from '../../../ui/spc/address.ts';
import { Day } from '../../../ui/Times.tsx';
import { useTerms } from '../../../ui/terms.ts';
import { dateIn } from '../../../ui/time.ts';
import { OpenedListPage } from '../OpenedListPage.tsx';
import { LaunchTag } from '../StateTags.tsx';
import { useForecastWords, useProductName } from './words.ts';

type Row = RowOf<typeof listLaunches>;

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const forecast = useForecastWords();
  const productName = useProductName();
  return [
    { key: 'number', title: t('improvement.number'), text: ({ number }) => number, phone: 'title' },
    { key: 'title', title: t('improvement.launch.name'), text: ({ title }) => title, grows: true },
    { key: 'kind', title: t('improvement.action.kind'), text: ({ kind }) => t(`improvement.launch-kind.${kind}`) },
    {
      key: 'state',
      title: t('improvement.state'),
      text: ({ state }) => t(`improvement.launch-state.${state}`),
      render: ({ state }) => <LaunchTag state={state} />,
      phone: 'title',
    },
    { key: 'product', title: t('improvement.pareto.by-product'), text: ({ product }) => productName(product) },
    { key: 'checks', title: t('improvement.launch.checks'), number: true, text: ({ checksMet }) => `${checksMet} / 4` },
    {
      key: 'plannedOn',
      title: t('improvement.launch.planned-on'),
      sort: 'plannedOn',
      text: ({ plannedOn }) => plannedOn,
      render: ({ plannedOn }) => <Day on={plannedOn} />,
    },
    { key: 'forecast', title: t('improvement.launch.forecast'), text: forecast },
  ];
}

function NewLaunchDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const terms = useTerms();
  const { now, zone } = useSite();
  const today = dateIn(zone, now());
  const done = ({ id }: Launch) => {
    onClose();
    void navigate({ to: `/improvement/launches/${id}` });
  };
  return (
    <Drawer open onClose={onClose} title={t('improvement.launch.open')} size={narrow ? '100%' : 480} destroyOnHidden>
      <EndpointForm
        endpoint={openLaunch}
        name="improvement.launch.new"
        initial={{ kind: 'product', plannedOn: dayAfter(today, 30) }}
        input={(values) => ({
          body: {
            title: String(values.title ?? ''),
            kind: values.kind as Launch['kind'],
            content: String(values.content ?? ''),
            product: String(values.product ?? ''),
            plannedOn: String(values.plannedOn ?? ''),
          },
        })}
        submit={t('improvement.launch.open')}
        onDone={done}
      >
        <Field name="title" label={t('improvement.launch.name')}>
          <Input maxLength={120} />
        </Field>
        <Field name="kind" label={t('improvement.action.kind')}>
          <Select
            options={launchKind.options.map((value) => ({ value, label: t(`improvement.launch-kind.${value}`) }))}
          />
        </Field>
        <Field name="content" label={t('improvement.launch.content')}>
          <LongText rows={3} maxRows={10} most={4000} />
        </Field>
        <Field
          name="product"
          label={t('improvement.pareto.by-product')}
          help={t('improvement.launch.product-help')}
          optional
        >
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={terms.options('product')} />
        </Field>
        <Field name="plannedOn" label={t('improvement.launch.planned-on')}>
          <DateInput earliest={today} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

/** New products and policies before they go live, and what came of those that did. */
export default function LaunchesPage() {
  const { t } = useTranslation();
  const filters: FilterField[] = [
    {
      kind: 'choice',
      field: 'state',
      label: t('improvement.state'),
      choices: launchState.options.map((value) => ({ value, label: t(`improvement.launch-state.${value}`) })),
    },
  ];
  return (
    <OpenedListPage
      endpoint={listLaunches}
      path="/improvement/launches"
      title={t('improvement.launches.title')}
      lead={t('improvement.launches.lead')}
      columns={useColumns()}
      filters={filters}
      usualSort={launchList.usualSort}
      opening={{
        need: 'improvement.act',
        label: t('improvement.launch.open'),
        drawer: (close) => <NewLaunchDrawer onClose={close} />,
      }}
      none={{ title: t('improvement.launches.empty'), words: t('improvement.launches.empty-words') }}
    />
  );
}
