import type { ArticleTopic } from '@tongli/contracts/knowledge';

/** A topic while the tree is written. Each stands after its parent, and what is below it follows it. */
export type Draft = Pick<ArticleTopic, 'id' | 'parentId' | 'name'>;

export function depthIn(topics: readonly Draft[], id: string): number {
  const parent = topics.find((one) => one.id === id)?.parentId ?? null;
  return parent === null ? 0 : depthIn(topics, parent) + 1;
}

/** A topic and all below it, as they stand. */
function branchOf(topics: readonly Draft[], id: string): Draft[] {
  const within = new Set([id]);
  return topics.filter((one) => {
    const inside = one.id === id || (one.parentId !== null && within.has(one.parentId));
    if (inside) within.add(one.id);
    return inside;
  });
}

export const renamed = (topics: readonly Draft[], id: string, name: Draft['name']): Draft[] =>
  topics.map((one) => (one.id === id ? { ...one, name } : one));

export function removed(topics: readonly Draft[], id: string): Draft[] {
  const gone = new Set(branchOf(topics, id).map((one) => one.id));
  return topics.filter((one) => !gone.has(one.id));
}

/** A new one without a name, below another one or at the top. */
export function added(topics: readonly Draft[], parentId: string | null): Draft[] {
  const topic = { id: crypto.randomUUID(), parentId, name: { zh: '', en: '' } };
  if (parentId === null) return [...topics, topic];
  const last = branchOf(topics, parentId).at(-1);
  return topics.flatMap((one) => (one === last ? [one, topic] : [one]));
}

/** With all below it past its neighbour of the same parent; at an end it stays. */
export function moved(topics: readonly Draft[], id: string, by: 1 | -1): Draft[] {
  const own = topics.find((one) => one.id === id);
  const siblings = topics.filter((one) => one.parentId === own?.parentId);
  const neighbour = siblings[siblings.findIndex((one) => one.id === id) + by];
  if (!own || !neighbour) return [...topics];
  const [upper, lower] = by === -1 ? [neighbour, own] : [own, neighbour];
  const [first, second] = [branchOf(topics, upper.id), branchOf(topics, lower.id)];
  const start = topics.indexOf(first[0] ?? upper);
  const end = start + first.length + second.length;
  return [...topics.slice(0, start), ...second, ...first, ...topics.slice(end)];
}
