import { listProjects, projectList, projectStages } from '@tongli/contracts/improvement';
import { useTranslation } from 'react-i18next';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import type { RowOf } from '../../../ui/list/useList.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Day } from '../../../ui/Times.tsx';
import { OpenedListPage } from '../OpenedListPage.tsx';
import { ProjectTag } from '../StateTags.tsx';
import { NewProjectDrawer } from './NewProjectDrawer.tsx';
import { PortfolioSection } from './PortfolioSection.tsx';
import { useMoney, useStageName } from './words.ts';

type Row = RowOf<typeof listProjects>;

const states = ['running', 'closed', 'stopped'] as const;

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const stageName = useStageName();
  const money = useMoney();
  return [
    { key: 'number', title: t('improvement.number'), text: ({ number }) => number, phone: 'title' },
    { key: 'title', title: t('improvement.project.name'), text: ({ title }) => title, grows: true },
    {
      key: 'state',
      title: t('improvement.state'),
      text: ({ state }) => t(`improvement.project-state.${state}`),
      render: ({ state }) => <ProjectTag state={state} />,
      phone: 'title',
    },
    { key: 'stage', title: t('improvement.project.stage'), text: ({ stage }) => stageName(stage) },
    { key: 'lead', title: t('improvement.team-role.lead'), text: ({ leadName }) => leadName },
    {
      key: 'dueOn',
      title: t('improvement.project.due-on'),
      sort: 'dueOn',
      text: ({ dueOn }) => dueOn,
      render: ({ dueOn, overdue }) => (
        <>
          <Day on={dueOn} /> {overdue ? <StateTag tone="breached">{t('improvement.project.late')}</StateTag> : null}
        </>
      ),
    },
    {
      key: 'planned',
      title: t('improvement.saving.planned'),
      number: true,
      text: ({ plannedSavingMinor }) => money(plannedSavingMinor),
    },
    {
      key: 'confirmed',
      title: t('improvement.saving.confirmed'),
      number: true,
      text: ({ confirmedSavingMinor }) => money(confirmedSavingMinor),
    },
  ];
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const stageName = useStageName();
  return [
    {
      kind: 'choice',
      field: 'state',
      label: t('improvement.state'),
      choices: states.map((value) => ({ value, label: t(`improvement.project-state.${value}`) })),
    },
    {
      kind: 'choice',
      field: 'stage',
      label: t('improvement.project.stage'),
      choices: projectStages.map((value) => ({ value, label: stageName(value) })),
    },
  ];
}

/** Improvement projects with the portfolio that they make up. */
export default function ProjectsPage() {
  const { t } = useTranslation();
  return (
    <OpenedListPage
      endpoint={listProjects}
      path="/improvement/projects"
      title={t('improvement.projects.title')}
      lead={<PortfolioSection />}
      columns={useColumns()}
      filters={useFilters()}
      usualSort={projectList.usualSort}
      opening={{
        need: 'improvement.lead',
        label: t('improvement.project.open'),
        drawer: (close) => <NewProjectDrawer onClose={close} />,
      }}
      none={{ title: t('improvement.projects.empty'), words: t('improvement.projects.empty-words') }}
    />
  );
}
