import { listReaders, remindReaders } from '@tongli/contracts/knowledge';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';

/** Who acknowledged an article that must be known, and who has not. */
export function Readers({ id }: { id: string }) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const instant = useExportInstant();
  const readers = useRead(listReaders, { params: { id } });
  const remind = useAct(remindReaders);
  return (
    <Read of={readers}>
      {({ readers: all, remindAt }) => {
        const missing = all.filter(({ acknowledgedAt }) => acknowledgedAt === null).length;
        if (all.length === 0)
          return <Empty title={t('knowledge.readers.none')}>{t('knowledge.readers.none-words')}</Empty>;
        return (
          <Section
            title={t('knowledge.readers.count', { read: all.length - missing, all: all.length })}
            actions={
              missing > 0 ? (
                <Button loading={remind.isPending} onClick={() => remind.mutate({ params: { id } })}>
                  {t('knowledge.readers.remind')}
                </Button>
              ) : null
            }
          >
            {remind.error ? <p role="alert">{problem.ofError(remind.error)}</p> : null}
            {remind.data ? <p role="status">{t('knowledge.readers.told', { count: remind.data.told })}</p> : null}
            {remindAt && missing > 0 ? (
              <p className="quiet">
                {t('knowledge.readers.next')} <Instant at={remindAt} />
              </p>
            ) : null}
            <DataTable
              label={t('knowledge.readers.title')}
              rows={all}
              rowKey={(row) => row.id}
              empty={null}
              columns={[
                {
                  key: 'name',
                  title: t('knowledge.readers.name'),
                  text: ({ name }) => name,
                  phone: 'title',
                  grows: true,
                },
                {
                  key: 'state',
                  title: t('knowledge.state-title'),
                  phone: 'title',
                  text: ({ acknowledgedAt }) =>
                    t(acknowledgedAt ? 'knowledge.readers.read' : 'knowledge.readers.unread'),
                  render: ({ acknowledgedAt }) => (
                    <StateTag tone={acknowledgedAt ? 'done' : 'waiting'}>
                      {t(acknowledgedAt ? 'knowledge.readers.read' : 'knowledge.readers.unread')}
                    </StateTag>
                  ),
                },
                {
                  key: 'at',
                  title: t('knowledge.readers.at'),
                  text: ({ acknowledgedAt }) => (acknowledgedAt ? instant(acknowledgedAt) : ''),
                  render: ({ acknowledgedAt }) => (acknowledgedAt ? <Instant at={acknowledgedAt} /> : null),
                },
              ]}
            />
          </Section>
        );
      }}
    </Read>
  );
}
