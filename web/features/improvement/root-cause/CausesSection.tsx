import { causeCategories, type RootCause } from '@tongli/contracts/improvement';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CauseTree } from '../../../ui/causes/CauseTree.tsx';
import { Fishbone } from '../../../ui/causes/Fishbone.tsx';
import type { CauseNode } from '../../../ui/causes/tree.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { CasesDrawer, type CasesOf } from './CasesDrawer.tsx';
import { useCategoryName } from './categories.ts';
import { causesOf } from './causes.ts';
import { SharesTable } from './SharesTable.tsx';

type Picture = 'fishbone' | 'tree';

function Pictures({
  rootCause,
  picture,
  onCases,
}: {
  rootCause: RootCause;
  picture: Picture;
  onCases: (shown: CasesOf) => void;
}) {
  const { t } = useTranslation();
  const nameOf = useCategoryName();
  const { number, percent } = useNumbers();
  const roots = causesOf(rootCause);
  const rootId = rootCause.conclusion?.causeId ?? null;
  const { problem } = rootCause;
  if (picture === 'fishbone')
    return (
      <Fishbone
        problem={problem}
        roots={roots}
        usual={causeCategories}
        nameOf={nameOf}
        percent={(share) => percent(share, 0)}
        label={t('improvement.causes.fishbone-words', { count: rootCause.whys.length })}
        rootId={rootId}
      />
    );
  const footOf = (node: CauseNode) => (
    <>
      {node.cases > 0 ? (
        <button
          type="button"
          className="link"
          onClick={() => onCases({ of: node.id, words: `${node.number} ${node.answer}` })}
        >
          {t('improvement.causes.cases', {
            count: node.cases,
            number: number(node.cases),
            share: percent(node.share ?? 0),
          })}
        </button>
      ) : null}
      <span>{t('improvement.causes.evidence', { count: node.evidence })}</span>
    </>
  );
  return (
    <CauseTree
      problem={problem}
      roots={roots}
      rootId={rootId}
      footOf={footOf}
      label={t('improvement.causes.tree-words')}
    />
  );
}

/** The same causes as a fishbone and as a tree, and how much of the complaints each explains. */
export function CausesSection({ rootCause }: { rootCause: RootCause }) {
  const { t } = useTranslation();
  const [picture, setPicture] = useState<Picture>('fishbone');
  const [shown, setShown] = useState<CasesOf | null>(null);
  const options = (['fishbone', 'tree'] as const).map((value) => ({ value, label: t(`improvement.causes.${value}`) }));
  return (
    <Section
      title={t('improvement.causes.title')}
      actions={<Button onClick={() => window.print()}>{t('improvement.causes.print')}</Button>}
    >
      <Segmented<Picture>
        aria-label={t('improvement.causes.picture')}
        options={options}
        value={picture}
        onChange={setPicture}
        className="form-notice"
      />
      <Pictures rootCause={rootCause} picture={picture} onCases={setShown} />
      <SharesTable rootCause={rootCause} onCases={setShown} />
      {shown ? <CasesDrawer id={rootCause.id} shown={shown} onClose={() => setShown(null)} /> : null}
    </Section>
  );
}
