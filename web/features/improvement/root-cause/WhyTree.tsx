import { causeCategories, type Why } from '@tongli/contracts/improvement';
import type { ChartDefinition } from '@tongli/contracts/measures';
import { Button, Select } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongText } from '../../../ui/form/LongText.tsx';
import { ChartsSelect } from './ChartsSelect.tsx';
import { ownCategories, useCategoryName } from './categories.ts';
import { changed, newWhy, treeOf, type WhyNode, without } from './whys.ts';

interface WhyTreeProps {
  /** The chart that signalled: evidence at hand. */
  chart: ChartDefinition;
  value?: Why[];
  onChange?: (whys: Why[]) => void;
}

interface Edit {
  /** The answer added last: it takes the focus. */
  readonly fresh: string | null;
  readonly chart: ChartDefinition;
  /** Categories in use that are not of the usual ones. */
  readonly ownCategories: readonly string[];
  change(id: string, change: Partial<Why>): void;
  add(parentId: string | null): void;
  remove(id: string): void;
}

const separators = [',', '，', '、', ';', '；', ' '];

function WhyProof({ node, edit }: { node: WhyNode; edit: Edit }) {
  const { t } = useTranslation();
  const { number, why } = node;
  return (
    <div className="why-proof">
      <LongText
        rows={1}
        maxRows={6}
        most={2000}
        aria-label={t('improvement.why.evidence-of', { number })}
        placeholder={t('improvement.why.evidence')}
        value={why.evidence}
        onChange={(event) => edit.change(why.id, { evidence: event.target.value })}
      />
      <Numbers
        called={t('improvement.why.cases-of', { number })}
        placeholder={t('improvement.why.cases')}
        value={why.cases}
        onChange={(cases) => edit.change(why.id, { cases })}
      />
      <Numbers
        called={t('improvement.why.recordings-of', { number })}
        placeholder={t('improvement.why.recordings')}
        value={why.recordings}
        onChange={(recordings) => edit.change(why.id, { recordings })}
      />
      <ChartsSelect
        called={t('improvement.why.charts-of', { number })}
        own={edit.chart}
        fallback={edit.chart}
        value={why.charts}
        onChange={(charts) => edit.change(why.id, { charts })}
      />
    </div>
  );
}

interface NumbersProps {
  called: string;
  placeholder: string;
  value: string[];
  onChange: (numbers: string[]) => void;
}

/** Numbers of records, typed or pasted in a row. */
function Numbers({ called, onChange, placeholder, value }: NumbersProps) {
  return (
    <Select<string[]>
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={separators}
      aria-label={called}
      placeholder={placeholder}
      value={value}
      onChange={(numbers) => onChange([...new Set(numbers.map((one) => one.trim()))].filter(Boolean))}
    />
  );
}

/** The bone of the fishbone that a first answer, with all below it, hangs on. */
function CategorySelect({ node, edit }: { node: WhyNode; edit: Edit }) {
  const { t } = useTranslation();
  const nameOf = useCategoryName();
  const { number, why } = node;
  const known = [...causeCategories, ...edit.ownCategories];
  return (
    <Select<string[]>
      mode="tags"
      maxCount={1}
      size="small"
      className="why-category"
      aria-label={t('improvement.why.category-of', { number })}
      placeholder={t('improvement.why.category')}
      value={why.category === '' ? [] : [why.category]}
      onChange={(chosen) => edit.change(why.id, { category: (chosen.at(-1) ?? '').trim().slice(0, 40) })}
      options={known.map((value) => ({ value, label: nameOf(value) }))}
    />
  );
}

function WhyCard({ node, edit }: { node: WhyNode; edit: Edit }) {
  const { t } = useTranslation();
  const { number, why } = node;
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey) edit.add(why.parentId);
    else if (!event.shiftKey) edit.add(why.id);
    else return;
    event.preventDefault();
  };
  return (
    <div className={node.below.length === 0 && node.depth >= 3 ? 'why why-root' : 'why'}>
      <div className="why-head">
        <span className="why-number figures">{t('improvement.why.number', { number })}</span>
        <span className="why-acts">
          {node.depth === 1 ? <CategorySelect node={node} edit={edit} /> : null}
          <Button size="small" aria-label={t('improvement.why.below-of', { number })} onClick={() => edit.add(why.id)}>
            {t('improvement.why.below')}
          </Button>
          <Button
            size="small"
            type="text"
            aria-label={t('improvement.why.remove-of', { number })}
            onClick={() => edit.remove(why.id)}
          >
            {t('improvement.why.remove')}
          </Button>
        </span>
      </div>
      <LongText
        rows={1}
        maxRows={6}
        most={1000}
        autoFocus={edit.fresh === why.id}
        aria-label={t('improvement.why.answer-of', { number })}
        placeholder={t('improvement.why.answer')}
        value={why.answer}
        onChange={(event) => edit.change(why.id, { answer: event.target.value })}
        onKeyDown={press}
      />
      <WhyProof node={node} edit={edit} />
    </div>
  );
}

function Branch({ nodes, edit }: { nodes: readonly WhyNode[]; edit: Edit }) {
  return nodes.map((node) => (
    <li key={node.why.id}>
      <WhyCard node={node} edit={edit} />
      {node.below.length > 0 ? (
        <ul>
          <Branch nodes={node.below} edit={edit} />
        </ul>
      ) : null}
    </li>
  ));
}

/** The editor of a 5-why: answers as an indented tree, each with its evidence and cases. Enter asks on. */
export function WhyTree({ chart, value = [], onChange }: WhyTreeProps) {
  const { t } = useTranslation();
  const [fresh, setFresh] = useState<string | null>(null);
  const edit: Edit = {
    fresh,
    chart,
    ownCategories: ownCategories(value),
    change: (id, change) => onChange?.(changed(value, id, change)),
    remove: (id) => onChange?.(without(value, id)),
    add: (parentId) => {
      const id = crypto.randomUUID();
      setFresh(id);
      onChange?.([...value, newWhy(id, parentId)]);
    },
  };
  return (
    <div className="choices">
      <ul className="whys" aria-label={t('improvement.why.tree')}>
        <Branch nodes={treeOf(value)} edit={edit} />
      </ul>
      <div>
        <Button onClick={() => edit.add(null)}>
          {value.length === 0 ? t('improvement.why.first') : t('improvement.why.another')}
        </Button>
      </div>
    </div>
  );
}
