import { type ArticleTopic, setTopics, type TopicTree } from '@tongli/contracts/knowledge';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { useProject } from '../../../api/project.ts';
import { Page } from '../../../ui/Page.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { added, type Draft, depthIn, moved, removed, renamed } from './topic-tree.ts';
import { useTopics } from './words.ts';
import '../../../ui/markdown/topics.css';

interface RowProps {
  topic: Draft;
  depth: number;
  used: number;
  onChange: (change: (topics: readonly Draft[]) => Draft[]) => void;
}

function Row({ topic, depth, used, onChange }: RowProps) {
  const { t } = useTranslation();
  const { id, name } = topic;
  const rename =
    (language: 'zh' | 'en') =>
    ({ target }: { target: { value: string } }) =>
      onChange((all) => renamed(all, id, { ...name, [language]: target.value }));
  return (
    <li className="topic-row" style={{ paddingInlineStart: depth * 24 }}>
      <Input
        value={name.zh}
        onChange={rename('zh')}
        lang="zh"
        aria-label={t('knowledge.topic.zh')}
        placeholder={t('knowledge.topic.zh')}
      />
      <Input
        value={name.en}
        onChange={rename('en')}
        lang="en"
        aria-label={t('knowledge.topic.en')}
        placeholder={t('knowledge.topic.en')}
      />
      <span className="quiet">{t('knowledge.topic.articles', { count: used })}</span>
      <Button
        size="small"
        onClick={() => onChange((all) => moved(all, id, -1))}
        aria-label={t('knowledge.topic.up', { name: name.zh })}
      >
        ↑
      </Button>
      <Button
        size="small"
        onClick={() => onChange((all) => moved(all, id, 1))}
        aria-label={t('knowledge.topic.down', { name: name.zh })}
      >
        ↓
      </Button>
      <Button size="small" onClick={() => onChange((all) => added(all, id))}>
        {t('knowledge.topic.below')}
      </Button>
      <Button size="small" disabled={used > 0} onClick={() => onChange((all) => removed(all, id))}>
        {t('knowledge.topic.remove')}
      </Button>
    </li>
  );
}

function Tree({ tree }: { tree: TopicTree }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [topics, setDraft] = useState<readonly Draft[]>(
    tree.topics.map(({ id, parentId, name }) => ({ id, parentId, name })),
  );
  const save = useAct(setTopics);
  const used = new Map(tree.topics.map(({ id, articles }: ArticleTopic) => [id, articles]));
  return (
    <>
      {save.error ? (
        <Alert type="error" showIcon role="alert" className="form-notice" title={words.ofError(save.error)} />
      ) : null}
      {save.isSuccess ? <p role="status">{t('knowledge.topic.saved')}</p> : null}
      {topics.length === 0 ? <p className="quiet">{t('knowledge.topic.none-words')}</p> : null}
      <ul className="topic-rows">
        {topics.map((topic) => (
          <Row
            key={topic.id}
            topic={topic}
            depth={depthIn(topics, topic.id)}
            used={used.get(topic.id) ?? 0}
            onChange={(change) => setDraft(change)}
          />
        ))}
      </ul>
      <div className="side-acts">
        <Button onClick={() => setDraft((all) => added(all, null))}>{t('knowledge.topic.add')}</Button>
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() =>
            save.mutate({ body: { projectId: tree.projectId, topics: [...topics], version: tree.version } })
          }
        >
          {t('knowledge.topic.save')}
        </Button>
      </div>
    </>
  );
}

/** The tree that articles stand in, in both languages. */
export default function TopicsPage() {
  const { t } = useTranslation();
  const { tree } = useTopics(useProject() ?? undefined);
  return (
    <Page title={t('knowledge.topic.title')} lead={t('knowledge.topic.lead')}>
      {tree ? <Tree key={tree.version} tree={tree} /> : null}
    </Page>
  );
}
