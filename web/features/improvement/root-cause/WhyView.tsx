import { Link } from '@tanstack/react-router';
import type { Why } from '@tongli/contracts/improvement';
import { useTranslation } from 'react-i18next';
import { filterKey } from '../../../api/list.ts';
import { writeSearch } from '../../../ui/address.ts';
import { treeOf, type WhyNode } from './whys.ts';

const caseAddress = (number: string) => `/complaints${writeSearch({ [filterKey('number', 'starts')]: number })}`;

function Branch({ nodes }: { nodes: readonly WhyNode[] }) {
  const { t } = useTranslation();
  return nodes.map(({ below, depth, number, why }) => (
    <li key={why.id}>
      <div className={below.length === 0 && depth >= 3 ? 'why why-root' : 'why'}>
        <p>
          <span className="why-number figures">{t('improvement.why.number', { number })}</span> {why.answer}
        </p>
        {why.evidence ? <p className="quiet">{t('improvement.why.evidence-is', { evidence: why.evidence })}</p> : null}
        {why.cases.length > 0 ? (
          <p className="control-row">
            {why.cases.map((one) => (
              <Link key={one} to={caseAddress(one)}>
                {one}
              </Link>
            ))}
          </p>
        ) : null}
      </div>
      {below.length > 0 ? (
        <ul>
          <Branch nodes={below} />
        </ul>
      ) : null}
    </li>
  ));
}

/** A 5-why to read. */
export function WhyView({ whys }: { whys: readonly Why[] }) {
  const { t } = useTranslation();
  if (whys.length === 0) return <p className="quiet">{t('improvement.why.none')}</p>;
  return (
    <ul className="whys" aria-label={t('improvement.why.tree')}>
      <Branch nodes={treeOf(whys)} />
    </ul>
  );
}
