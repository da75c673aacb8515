import type { RootCause } from '@tongli/contracts/improvement';
import type { CauseNode } from '../../../ui/causes/tree.ts';
import { treeOf, type WhyNode } from './whys.ts';

/** The causes of an analysis as its pictures show them, with the shares of the complaints that they explain. */
export function causesOf({ shares, whys }: Pick<RootCause, 'shares' | 'whys'>): CauseNode[] {
  const counted = new Map(shares.causes.map((one) => [one.causeId, one]));
  const nodeOf = ({ below, number, why }: WhyNode): CauseNode => {
    const { cases = 0, share = 0 } = counted.get(why.id) ?? {};
    return {
      ...{ id: why.id, number, answer: why.answer, category: why.category, cases },
      evidence: why.cases.length + why.recordings.length + why.charts.length,
      share: shares.total > 0 ? share : null,
      below: below.map(nodeOf),
    };
  };
  return treeOf(whys).map(nodeOf);
}
