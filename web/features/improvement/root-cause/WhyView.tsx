import { Link } from '@tanstack/react-router';
import type { RootCause, Why } from '@tongli/contracts/improvement';
import { useTranslation } from 'react-i18next';
import { ChartLink } from '../DefinedChart.tsx';
import { treeOf, type WhyNode } from './whys.ts';

type CitedRecords = RootCause['cited'];

/** A record that was cited, leading to it as long as it is there. */
function Record({ number, id, path }: { number: string; id: string | undefined; path: string }) {
  return id === undefined ? <span>{number}</span> : <Link to={`${path}/${id}`}>{number}</Link>;
}

/** What a cause rests on. */
export function Evidence({ why, cited }: { why: Why; cited: CitedRecords }) {
  const { t } = useTranslation();
  const idOf = (of: keyof CitedRecords, number: string) => cited[of].find((one) => one.number === number)?.id;
  if (why.cases.length + why.recordings.length + why.charts.length === 0) return null;
  return (
    <p className="control-row">
      {why.cases.map((number) => (
        <Record key={number} number={number} id={idOf('cases', number)} path="/complaints" />
      ))}
      {why.recordings.map((number) => (
        <span key={number}>
          {t('improvement.why.recording')} <Record number={number} id={idOf('recordings', number)} path="/contacts" />
        </span>
      ))}
      {why.charts.map((chart) => (
        <ChartLink key={JSON.stringify(chart)} definition={chart} />
      ))}
    </p>
  );
}

function Branch({ cited, nodes }: { cited: CitedRecords; nodes: readonly WhyNode[] }) {
  const { t } = useTranslation();
  return nodes.map(({ below, depth, number, why }) => (
    <li key={why.id}>
      <div className={below.length === 0 && depth >= 3 ? 'why why-root' : 'why'}>
        <p>
          <span className="why-number figures">{t('improvement.why.number', { number })}</span> {why.answer}
        </p>
        {why.evidence ? <p className="quiet">{t('improvement.why.evidence-is', { evidence: why.evidence })}</p> : null}
        <Evidence why={why} cited={cited} />
      </div>
      {below.length > 0 ? (
        <ul>
          <Branch cited={cited} nodes={below} />
        </ul>
      ) : null}
    </li>
  ));
}

/** A 5-why to read. */
export function WhyView({ cited, whys }: { cited: CitedRecords; whys: readonly Why[] }) {
  const { t } = useTranslation();
  if (whys.length === 0) return <p className="quiet">{t('improvement.why.none')}</p>;
  return (
    <ul className="whys" aria-label={t('improvement.why.tree')}>
      <Branch cited={cited} nodes={treeOf(whys)} />
    </ul>
  );
}
