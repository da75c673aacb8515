import type { BreakKind, ChainVerdict } from '@tongli/server/platform/audit/chain';
import type { Text } from '../refusal.ts';

const breaks: Readonly<Record<BreakKind, Text>> = {
  altered: { zh: '此处的记录被改动过', en: 'the entry there was altered' },
  missing: { zh: '此处的记录被删除', en: 'the entry there was removed' },
  'cut-off': { zh: '从此处起的最新记录被截掉', en: 'the newest entries from there on were cut off' },
  rewritten: {
    zh: '到此处为止的记录被整段重写：它与数据库外的锚点不符',
    en: 'the entries up to there were rewritten: they do not fit what was noted outside the database',
  },
  added: { zh: '此处的记录是封存之后塞入的', en: 'the entry there was put in without being sealed' },
};

/** What the audit chain's verdict means, in one sentence. */
export function chainSentence(verdict: ChainVerdict): Text {
  if (!verdict.intact) {
    const { zh, en } = breaks[verdict.kind];
    return {
      zh: `审计记录被动过：第一个断点在第 ${verdict.position} 条，${zh}。之前的记录完好。`,
      en: `The audit trail was tampered with: the first break is at entry ${verdict.position}; ${en}. The entries before it are intact.`,
    };
  }
  const anchored = { zh: `，锚定到第 ${verdict.anchored} 条`, en: `, anchored up to ${verdict.anchored}` };
  const unanchored = {
    zh: '；没有数据库外的锚点，末尾是否被截无法证明',
    en: '; nothing was noted outside the database, so that a cut-off end would not show',
  };
  const tail = verdict.anchored > 0 || verdict.entries === 0 ? anchored : unanchored;
  return {
    zh: `审计记录完好：${verdict.entries} 条，无改动、无缺失${tail.zh}。`,
    en: `The audit trail is intact: ${verdict.entries} entries, none altered or missing${tail.en}.`,
  };
}
