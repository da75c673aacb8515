import { useNavigate } from '@tanstack/react-router';
import {
  type Change,
  changeList,
  listChanges,
  listLaunches,
  listProjects,
  openChange,
} from '@tongli/contracts/improvement';
import { Drawer, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import type { Column } from '../../../ui/list/column.ts';
import type { RowOf } from '../../../ui/list/useList.ts';
import { useNarrow } from '../../../ui/narrow.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { OpenedListPage } from '../OpenedListPage.tsx';

type Row = RowOf<typeof listChanges>;

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const weakest = (row: Row) => (row.weakest ? t(`improvement.adkar.${row.weakest}`) : '—');
  return [
    { key: 'number', title: t('improvement.number'), text: ({ number }) => number, phone: 'title' },
    { key: 'title', title: t('improvement.change.name'), text: ({ title }) => title, grows: true },
    { key: 'owner', title: t('improvement.owner'), text: ({ ownerName }) => ownerName },
    { key: 'teams', title: t('improvement.change.teams'), number: true, text: ({ teamCount }) => String(teamCount) },
    {
      key: 'weakest',
      title: t('improvement.change.weakest'),
      text: weakest,
      render: (row) =>
        row.weakest ? <StateTag tone={row.barrier ? 'breached' : 'limit'}>{weakest(row)}</StateTag> : '—',
    },
    {
      key: 'openedAt',
      title: t('improvement.opened-at'),
      sort: 'openedAt',
      text: ({ openedAt }) => openedAt,
      render: ({ openedAt }) => <Instant at={openedAt} />,
    },
  ];
}

function NewChangeDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const projects = useRead(listProjects, { query: {} });
  const launches = useRead(listLaunches, { query: {} });
  const named = (items: readonly { id: string; number: string; title: string }[] = []) =>
    items.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }));
  const done = ({ id }: Change) => {
    onClose();
    void navigate({ to: `/improvement/changes/${id}` });
  };
  return (
    <Drawer open onClose={onClose} title={t('improvement.change.open')} size={narrow ? '100%' : 480} destroyOnHidden>
      <EndpointForm
        endpoint={openChange}
        name="improvement.change.new"
        input={({ content, improvementId, launchId, title }) => ({
          body: {
            title: String(title ?? ''),
            content: String(content ?? ''),
            improvementId: (improvementId ?? null) as string | null,
            launchId: (launchId ?? null) as string | null,
          },
        })}
        submit={t('improvement.change.open')}
        onDone={done}
      >
        <Field name="title" label={t('improvement.change.name')}>
          <Input maxLength={120} />
        </Field>
        <Field name="content" label={t('improvement.change.content')} help={t('improvement.change.content-help')}>
          <LongText rows={3} maxRows={10} most={4000} />
        </Field>
        <Field name="improvementId" label={t('improvement.change.project')} optional>
          <Select allowClear options={named(projects.data?.items)} />
        </Field>
        <Field name="launchId" label={t('improvement.change.launch')} optional>
          <Select allowClear options={named(launches.data?.items)} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

/** Changes that people have to go along with, each with its weakest link. */
export default function ChangesPage() {
  const { t } = useTranslation();
  return (
    <OpenedListPage
      endpoint={listChanges}
      path="/improvement/changes"
      title={t('improvement.changes.title')}
      lead={t('improvement.changes.lead')}
      columns={useColumns()}
      filters={[]}
      usualSort={changeList.usualSort}
      opening={{
        need: 'improvement.lead',
        label: t('improvement.change.open'),
        drawer: (close) => <NewChangeDrawer onClose={close} />,
      }}
      none={{ title: t('improvement.changes.empty'), words: t('improvement.changes.empty-words') }}
    />
  );
}
