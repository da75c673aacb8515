import { attributeCases, type ParetoBy, type RootCause } from '@tongli/contracts/improvement';
import { Alert, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { treeOf, type WhyNode } from './whys.ts';

interface AttributionSelectProps {
  rootCause: RootCause;
  by: ParetoBy;
  code: string;
  /** What the bar is called. */
  name: string;
}

const flat = (nodes: readonly WhyNode[]): WhyNode[] => nodes.flatMap((node) => [node, ...flat(node.below)]);

/** Puts the complaints of a bar down to a cause, or takes them back from it: shares are counted from this. */
export function AttributionSelect({ rootCause, by, code, name }: AttributionSelectProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const act = useAct(attributeCases);
  const causes = flat(treeOf(rootCause.whys)).map(({ number, why }) => ({
    id: why.id,
    label: `${number} ${why.answer}`,
  }));
  const group = (takeBack: boolean) => ({
    label: takeBack ? t('improvement.attribution.take-back') : t('improvement.attribution.to'),
    title: '',
    options: causes.map(({ id, label }) => ({
      value: `${takeBack ? '-' : '+'}${id}`,
      label: takeBack ? t('improvement.attribution.back-from', { cause: label }) : label,
    })),
  });
  const choose = (chosen: string) =>
    act.mutate({
      params: { id: rootCause.id },
      body: { causeId: chosen.slice(1), by, code, takeBack: chosen.startsWith('-') },
    });
  return (
    <>
      <Select<string | null, { label: string; options: { value: string; label: string }[] }>
        aria-label={t('improvement.attribution.of', { name })}
        className="attribution"
        placeholder={t('improvement.attribution.choose')}
        popupMatchSelectWidth={360}
        showSearch={{ optionFilterProp: 'label' }}
        loading={act.isPending}
        value={null}
        onChange={(chosen) => (chosen ? choose(chosen) : undefined)}
        options={[group(false), group(true)]}
      />
      {act.error ? <Alert type="error" title={words.ofError(act.error)} /> : null}
    </>
  );
}
