import { Link } from '@tanstack/react-router';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { draftSupplied, listGaps, type SituationCover } from '@tongli/contracts/knowledge';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Page } from '../../../ui/Page.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { useSituations } from '../words.ts';

type Project = ReplyOf<typeof listGaps>['projects'][number];

const coverOf = ({ published, open }: SituationCover) =>
  published > 0 ? 'covered' : open > 0 ? 'in-making' : 'missing';
const tones: Readonly<Record<ReturnType<typeof coverOf>, Tone>> = {
  covered: 'done',
  'in-making': 'waiting',
  missing: 'limit',
};

function useColumns(projectId: string, writes: boolean): Column<SituationCover>[] {
  const { t } = useTranslation();
  const { nameOf, groupOf } = useSituations();
  const state = (row: SituationCover) => t(`knowledge.cover.${coverOf(row)}`);
  return [
    { key: 'group', title: t('knowledge.gaps.group'), text: ({ situation }) => groupOf(situation), width: 140 },
    {
      key: 'situation',
      title: t('knowledge.situation'),
      text: ({ situation }) => nameOf(situation),
      render: ({ situation }) => (
        <Link to="/knowledge/phrases" search={{ 'filter[situation][in]': situation } as never}>
          {nameOf(situation)}
        </Link>
      ),
      grows: true,
      phone: 'title',
    },
    {
      key: 'state',
      title: t('knowledge.state-title'),
      text: state,
      render: (row) => <StateTag tone={tones[coverOf(row)]}>{state(row)}</StateTag>,
      phone: 'title',
    },
    { key: 'published', title: t('knowledge.gaps.published'), number: true, text: (row) => String(row.published) },
    { key: 'open', title: t('knowledge.in-making'), number: true, text: (row) => String(row.open) },
    {
      key: 'add',
      title: t('knowledge.gaps.next'),
      only: 'screen',
      text: () => '',
      render: (row) =>
        writes && coverOf(row) === 'missing' ? (
          <Link to="/knowledge/phrases/new" search={{ situation: row.situation, of: projectId } as never}>
            {t('knowledge.add')}
          </Link>
        ) : null,
    },
  ];
}

function ProjectGaps({ project }: { project: Project }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useProblemWords();
  const writes = may(useMe(), 'knowledge.write');
  const columns = useColumns(project.id, writes);
  const draft = useAct(draftSupplied);
  const untouched = project.situations.some((one) => coverOf(one) === 'missing');
  return (
    <Section
      title={pick(project.name)}
      actions={
        writes && untouched ? (
          <Button loading={draft.isPending} onClick={() => draft.mutate({ body: { projectId: project.id } })}>
            {t('knowledge.gaps.draft')}
          </Button>
        ) : null
      }
    >
      {draft.error ? <p role="alert">{words.ofError(draft.error)}</p> : null}
      {draft.data ? <p role="status">{t('knowledge.gaps.drafted', { count: draft.data.added })}</p> : null}
      <p className="form-notice">
        <StateTag tone={project.missing === 0 ? 'done' : 'limit'}>
          {project.missing === 0 ? t('knowledge.gaps.none') : t('knowledge.gaps.missing', { count: project.missing })}
        </StateTag>
      </p>
      <DataTable<SituationCover>
        columns={columns}
        rows={project.situations}
        rowKey={({ situation }) => situation}
        label={pick(project.name)}
        empty={null}
      />
    </Section>
  );
}

/** The check: named situations, and whether each has a phrase that was approved. */
export default function GapsPage() {
  const { t } = useTranslation();
  const gaps = useRead(listGaps, {});
  return (
    <Page title={t('knowledge.gaps.title')} lead={t('knowledge.gaps.lead')}>
      <Read of={gaps}>
        {({ projects }) => (
          <>
            {projects.map((project) => (
              <ProjectGaps key={project.id} project={project} />
            ))}
          </>
        )}
      </Read>
    </Page>
  );
}
