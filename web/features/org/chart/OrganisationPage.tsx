import { keepPreviousData } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { getOrganisation } from '@tongli/contracts/org';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { Page } from '../../../ui/Page.tsx';
import { pageFile } from '../../../ui/page-file.ts';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Chart } from './Chart.tsx';
import { ChartTools, FoundPeople, Legend, OtherDay, usePeopleNamed } from './ChartTools.tsx';
import { foldedAtFirst, withThoseAbove } from './layout.ts';
import { type ChartUnit, withBranchPeople } from './unit.ts';

const MoveUnitDrawer = lazy(pageFile(() => import('../unit/MoveUnitDrawer.tsx')));
const AddUnitDrawer = lazy(pageFile(() => import('../unit/AddUnitDrawer.tsx')));

/** A larger organisation opens with as many levels as this many cards allow. */
const cardsAtFirst = 60;

function useFolding(units: readonly ChartUnit[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const folded = chosen ?? foldedAtFirst(units, cardsAtFirst);
  return {
    folded,
    set: (id: string, fold: boolean) => {
      const next = new Set(folded);
      if (fold) next.add(id);
      else next.delete(id);
      setChosen(next);
    },
    unfoldAll: () => setChosen(new Set()),
    foldAll: () => setChosen(new Set(units.map(({ id }) => id))),
  };
}

/** What of the organisation is on screen while something is looked for, and what of it was found. */
function useFound(units: readonly ChartUnit[], typed: string) {
  const people = usePeopleNamed(typed);
  return useMemo(() => {
    const wanted = typed.trim().toLowerCase();
    if (!wanted) return { shown: units, found: new Set<string>(), people };
    const holding = new Set(people.map(({ unitId }) => unitId));
    const matches = ({ id, name, code }: ChartUnit) =>
      holding.has(id) || `${name.zh} ${name.en} ${code}`.toLowerCase().includes(wanted);
    return { shown: withThoseAbove(units, matches), found: new Set(units.filter(matches).map(({ id }) => id)), people };
  }, [units, typed, people]);
}

interface DrawnProps {
  units: readonly ChartUnit[];
  rearranges: boolean;
}

/** The chart, its tools, and the drawer of a move that was begun by dropping, by menu or by key. */
function Drawn({ units, rearranges }: DrawnProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useAddress();
  const [moving, setMoving] = useState<{ id: string; to: string | null } | null>(null);
  const folding = useFolding(units);
  const { shown, found, people } = useFound(units, search.find ?? '');
  const none = new Set<string>();
  return (
    <>
      <ChartTools onUnfold={folding.unfoldAll} onFold={folding.foldAll} />
      <FoundPeople people={people} units={units} />
      <Legend units={units} />
      {shown.length === 0 ? <Empty title={t('org.chart.no-match')}>{t('org.chart.no-match-words')}</Empty> : null}
      <Chart
        units={shown}
        folded={search.find ? none : folding.folded}
        onFold={folding.set}
        onOpen={(id) => void navigate({ to: `/settings/organisation/${id}` })}
        onMove={rearranges ? (id, to) => setMoving({ id, to }) : undefined}
        found={found}
        label={t('org.chart.title')}
      />
      <Suspense fallback={null}>
        {moving ? <MoveUnitDrawer id={moving.id} to={moving.to} onClose={() => setMoving(null)} /> : null}
      </Suspense>
    </>
  );
}

/** An installation that has no unit yet: what to do first. */
function Nothing({ mayApply }: { mayApply: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Empty
      title={t('org.chart.empty')}
      action={
        mayApply ? (
          <Button type="primary" onClick={() => void navigate({ to: '/settings/organisation/templates' })}>
            {t('org.template.choose')}
          </Button>
        ) : null
      }
    >
      {t('org.chart.empty-words')}
    </Empty>
  );
}

/** Who belongs to whom, drawn; today, and on any other day. */
export default function OrganisationPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useAddress();
  const [adding, setAdding] = useState(false);
  const mayMove = may(useMe(), 'org.manage');
  const on = search.on;
  const all = useRead(getOrganisation, { query: on ? { on } : {} }, { placeholderData: keepPreviousData });
  const units = useMemo(() => withBranchPeople(all.data?.units ?? []), [all.data]);
  const { actions = {} } = all.data ?? {};
  const other = all.data !== undefined && all.data.on !== all.data.today;
  return (
    <Page
      title={t('org.chart.title')}
      lead={t(mayMove && !other ? 'org.chart.lead' : 'org.chart.lead-read')}
      actions={
        other ? null : (
          <>
            {units.length > 0 ? (
              <ActButton
                allowance={actions['apply-template']}
                onAct={() => void navigate({ to: '/settings/organisation/templates' })}
              >
                {t('org.template.choose')}
              </ActButton>
            ) : null}
            <ActButton
              allowance={actions['add-unit']}
              kind={units.length > 0 ? 'primary' : 'plain'}
              onAct={() => setAdding(true)}
            >
              {t('org.unit.add')}
            </ActButton>
          </>
        )
      }
    >
      <Read of={all}>
        {({ on: shownOn, today }) => (
          <>
            <OtherDay on={shownOn} today={today} />
            {units.length > 0 || other ? (
              <Drawn units={units} rearranges={mayMove && !other} />
            ) : (
              <Nothing mayApply={actions['apply-template']?.allowed === true} />
            )}
          </>
        )}
      </Read>
      <Suspense fallback={null}>{adding ? <AddUnitDrawer onClose={() => setAdding(false)} /> : null}</Suspense>
    </Page>
  );
}
