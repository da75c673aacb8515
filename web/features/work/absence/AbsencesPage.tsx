import { useNavigate } from '@tanstack/react-router';
import { type Absence, absenceList, absenceReason, addAbsence, listAbsences } from '@tongli/contracts/work';
import { Button, Drawer, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { filterKey } from '../../../api/list.ts';
import { may, useMe, useSite } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { QuickViews } from '../../../ui/list/QuickViews.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Day, useExportInstant } from '../../../ui/Times.tsx';
import { dateIn } from '../../../ui/time.ts';
import { toneOfAbsence } from './tones.ts';

function useToday(): string {
  const { now, zone } = useSite();
  return dateIn(zone, now());
}

function NewAbsence({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const me = useMe();
  const today = useToday();
  return (
    <Drawer open onClose={onClose} title={t('work.absence.new')} size={narrow ? '100%' : 480} destroyOnHidden>
      <EndpointForm
        endpoint={addAbsence}
        name="work.absence"
        initial={{ personId: me.accountId, fromOn: today, untilOn: today, reason: 'leave' }}
        input={(values) => ({
          body: {
            personId: String(values.personId ?? me.accountId),
            fromOn: String(values.fromOn ?? ''),
            untilOn: String(values.untilOn ?? ''),
            reason: values.reason as Absence['reason'],
            substituteId: values.substituteId ? String(values.substituteId) : null,
          },
        })}
        submit={t('work.absence.add')}
        onDone={({ id }) => void navigate({ to: `/work/absences/${id}` })}
      >
        {may(me, 'work.assign') ? (
          <Field name="personId" label={t('work.absence.person')}>
            <PeopleSelect />
          </Field>
        ) : null}
        <FieldRow>
          <Field name="fromOn" label={t('work.absence.from-on')}>
            <DateInput />
          </Field>
          <Field name="untilOn" label={t('work.absence.until-on')}>
            <DateInput earliest={today} />
          </Field>
        </FieldRow>
        <Field name="reason" label={t('work.absence.reason-label')}>
          <Select
            options={absenceReason.options.map((value) => ({ value, label: t(`work.absence.reason.${value}`) }))}
          />
        </Field>
        <Field
          name="substituteId"
          label={t('work.absence.substitute')}
          help={t('work.absence.substitute-help')}
          optional
        >
          <PeopleSelect />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

function useColumns(): Column<Absence>[] {
  const { t } = useTranslation();
  const instant = useExportInstant();
  return [
    { key: 'person', title: t('work.absence.person'), text: ({ person }) => person.name, phone: 'title' },
    {
      key: 'state',
      title: t('work.column.state'),
      text: ({ state }) => t(`work.absence.state.${state}`),
      render: ({ state }) => <StateTag tone={toneOfAbsence[state]}>{t(`work.absence.state.${state}`)}</StateTag>,
      phone: 'title',
    },
    {
      key: 'from',
      title: t('work.absence.from-on'),
      sort: 'fromOn',
      text: ({ fromOn }) => fromOn,
      render: ({ fromOn }) => <Day on={fromOn} />,
    },
    {
      key: 'until',
      title: t('work.absence.until-on'),
      text: ({ untilOn }) => untilOn,
      render: ({ untilOn }) => <Day on={untilOn} />,
    },
    {
      key: 'reason',
      title: t('work.absence.reason-label'),
      text: ({ reason }) => t(`work.absence.reason.${reason}`),
    },
    { key: 'substitute', title: t('work.absence.substitute'), text: ({ substitute }) => substitute?.name ?? '—' },
    {
      key: 'handed',
      title: t('work.absence.handed-over'),
      text: ({ handedOverAt }) => instant(handedOverAt) || t('work.absence.not-yet'),
    },
  ];
}

/** Who is away when, and whether their work has been taken care of. */
export default function AbsencesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const today = useToday();
  const [search, change] = useAddress();
  const key = filterKey('untilOn', 'gte');
  const view = (name: 'now' | 'all', value: string | undefined) => ({
    key: name,
    label: t(`work.absence.view.${name}`),
    current: search[key] === value,
    onChoose: () => change({ [key]: value }),
  });
  return (
    <ListPage
      endpoint={listAbsences}
      title={t('work.absence.title')}
      lead={t('work.absence.lead')}
      columns={useColumns()}
      filters={[]}
      usualSort={absenceList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/work/absences/${id}` })}
      actions={
        <Button type="primary" onClick={() => change({ new: 'absence' })}>
          {t('work.absence.new')}
        </Button>
      }
      above={<QuickViews views={[view('now', today), view('all', undefined)]} label={t('work.view.label')} />}
      viewed={search[key] !== undefined}
      empty={<Empty title={t('work.absence.empty')}>{t('work.absence.empty-words')}</Empty>}
      beside={() => (search.new ? <NewAbsence onClose={() => change({ new: undefined })} /> : null)}
    />
  );
}
