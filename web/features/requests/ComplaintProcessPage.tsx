import { Link } from '@tanstack/react-router';
import { listProcessVersions, type ProcessVersion } from '@tongli/contracts/requests';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { may, useMe } from '../../api/session.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Page } from '../../ui/Page.tsx';
import { pageFile } from '../../ui/page-file.ts';
import { Read } from '../../ui/Read.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { Timeline } from '../../ui/record/Timeline.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useSettingWords } from './words.ts';

const PublishDrawer = lazy(pageFile(() => import('./PublishDrawer.tsx')));

function Current({ version }: { version: ProcessVersion }) {
  const { t } = useTranslation();
  const words = useSettingWords()(version.settings);
  const facts = words.map(({ key, label, value }) => ({
    label,
    value: key === 'calendar' ? <Link to="/settings/calendars">{value}</Link> : value,
  }));
  return (
    <Section
      title={t('requests.current', { version: version.version })}
      actions={<StateTag tone="done">{t('requests.in-force')}</StateTag>}
    >
      <Facts facts={facts} />
      <p className="quiet">{t('requests.explained')}</p>
    </Section>
  );
}

/** What a version changed against the one before, a line each; all of it for the first. */
function useChanges(): (version: ProcessVersion, before: ProcessVersion | undefined) => string {
  const { t } = useTranslation();
  const wordsOf = useSettingWords();
  return (version, before) => {
    const last = new Map((before ? wordsOf(before.settings) : []).map(({ key, value }) => [key, value]));
    const changed = wordsOf(version.settings).filter(({ key, value }) => last.get(key) !== value);
    if (changed.length === 0) return t('requests.nothing-changed');
    const lines = changed.map(({ key, label, value }) => {
      const from = last.get(key);
      return from === undefined ? t('requests.set', { label, value }) : t('requests.changed', { label, from, value });
    });
    return lines.join('\n');
  };
}

function History({ versions }: { versions: readonly ProcessVersion[] }) {
  const { t } = useTranslation();
  const changes = useChanges();
  const entries = versions.map((version, index) => ({
    key: version.id,
    at: version.publishedAt,
    title: t('requests.version', { version: version.version }),
    body: changes(version, versions[index + 1]),
    tone: index === 0 ? ('done' as const) : ('neutral' as const),
  }));
  return (
    <Section title={t('requests.history')}>
      <Timeline entries={entries} label={t('requests.history')} />
    </Section>
  );
}

/** How complaints are led: the settings in force, and how they came to be. */
export default function ComplaintProcessPage() {
  const { t } = useTranslation();
  const [publishing, setPublishing] = useState(false);
  const mayPublish = may(useMe(), 'requests.administer');
  const all = useRead(listProcessVersions, {});
  const [current] = all.data?.versions ?? [];
  return (
    <Page
      title={t('requests.title')}
      lead={t('requests.lead')}
      actions={
        mayPublish && current ? (
          <Button type="primary" onClick={() => setPublishing(true)}>
            {t('requests.publish')}
          </Button>
        ) : null
      }
    >
      <Read of={all}>
        {({ versions }) =>
          current ? (
            <>
              <Current version={current} />
              <History versions={versions} />
            </>
          ) : (
            <Empty title={t('requests.empty')} />
          )
        }
      </Read>
      {publishing && current ? (
        <Suspense fallback={null}>
          <PublishDrawer current={current} onClose={() => setPublishing(false)} />
        </Suspense>
      ) : null}
    </Page>
  );
}
