import { Link } from '@tanstack/react-router';
import { listSearchMisses, settleSearchMiss } from '@tongli/contracts/knowledge';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { useProject } from '../../../api/project.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';

/** What was searched and not found: where an article is missing, or a word by which it is found. */
export default function MissesPage() {
  const { t } = useTranslation();
  const instant = useExportInstant();
  const projectId = useProject();
  const misses = useRead(listSearchMisses, { query: projectId ? { projectId } : {} });
  const settle = useAct(settleSearchMiss);
  return (
    <Page title={t('knowledge.miss.title')} lead={t('knowledge.miss.lead')}>
      <Read of={misses}>
        {({ misses: rows }) => (
          <DataTable
            label={t('knowledge.miss.title')}
            rows={rows}
            rowKey={({ id }) => id}
            empty={<Empty title={t('knowledge.miss.none')}>{t('knowledge.miss.none-words')}</Empty>}
            columns={[
              {
                key: 'words',
                title: t('knowledge.miss.words'),
                text: ({ words }) => words,
                grows: true,
                phone: 'title',
              },
              { key: 'times', title: t('knowledge.miss.times'), number: true, text: ({ times }) => String(times) },
              {
                key: 'public',
                title: t('knowledge.miss.public'),
                number: true,
                text: ({ publicTimes }) => String(publicTimes),
              },
              {
                key: 'last',
                title: t('knowledge.miss.last'),
                text: ({ lastAt }) => instant(lastAt),
                render: ({ lastAt }) => <Instant at={lastAt} />,
              },
              {
                key: 'next',
                title: t('knowledge.miss.next'),
                only: 'screen',
                text: () => '',
                render: ({ id, words }) => (
                  <span className="side-acts">
                    <Link to="/knowledge/articles/new" search={{ for: words } as never}>
                      {t('knowledge.miss.write')}
                    </Link>
                    <Button size="small" onClick={() => settle.mutate({ params: { id } })}>
                      {t('knowledge.miss.settle')}
                    </Button>
                  </span>
                ),
              },
            ]}
          />
        )}
      </Read>
    </Page>
  );
}
