import type { ArticleContent, ArticleLanguage, ArticleValidity } from '@tongli/contracts/knowledge';
import { getTopics } from '@tongli/contracts/knowledge';
import { useRead } from '../../../api/hooks.ts';
import { useBilingual, useLanguage } from '../../../ui/language.ts';
import type { Choice } from '../../../ui/list/column.ts';
import type { Tone } from '../../../ui/StateTag.tsx';

export const toneOfValidity: Readonly<Record<ArticleValidity, Tone>> = {
  valid: 'done',
  upcoming: 'waiting',
  expired: 'breached',
  none: 'neutral',
};

/** In which language one reads where nothing else says so. */
export const useOwnLanguage = (): ArticleLanguage => (useLanguage() === 'en' ? 'en' : 'zh');

/** In one's own language, else in the one there is. */
export function useWords() {
  const own = useOwnLanguage();
  return ({ words }: ArticleContent) => words[own] ?? words.zh ?? words.en;
}

/** A title in one's own language, else in the one there is. */
export function useTitle() {
  const own = useOwnLanguage();
  return (title: { readonly zh: string; readonly en: string }) => title[own] || title.zh || title.en;
}

/** Topics as they are called, below each other, and as one chooses among them. */
export function useTopics(projectId?: string) {
  const pick = useBilingual();
  const query = projectId === undefined ? {} : { projectId };
  const { data } = useRead(getTopics, { query }, { staleTime: 30_000 });
  const topics = data?.topics ?? [];
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const nameOf = (id: string): string => {
    const topic = byId.get(id);
    if (!topic) return '';
    return topic.parentId === null ? pick(topic.name) : `${nameOf(topic.parentId)} / ${pick(topic.name)}`;
  };
  const depthOf = (id: string): number => {
    const parent = byId.get(id)?.parentId ?? null;
    return parent === null ? 0 : depthOf(parent) + 1;
  };
  const choices: Choice[] = topics.map(({ id }) => ({ value: id, label: nameOf(id) }));
  return { topics, tree: data, nameOf, depthOf, choices, pick };
}
