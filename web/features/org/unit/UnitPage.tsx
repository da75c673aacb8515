import { Link } from '@tanstack/react-router';
import { getUnit, type UnitRecord, withdrawUnitMove } from '@tongli/contracts/org';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { may, useMe, useSite } from '../../../api/session.ts';
import { usePathParam } from '../../../ui/address.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { useBilingual, useLanguage } from '../../../ui/language.ts';
import { Page } from '../../../ui/Page.tsx';
import { pageFile } from '../../../ui/page-file.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Day } from '../../../ui/Times.tsx';
import { dateText } from '../../../ui/time.ts';
import { KindMark } from '../chart/KindMark.tsx';
import { childrenOf } from '../chart/layout.ts';
import { withBranchPeople } from '../chart/unit.ts';
import { DatedList } from '../DatedList.tsx';
import { useOrganisation, useUnitPath } from '../reading.ts';
import { UnitPeople } from './UnitPeople.tsx';
import '../org.css';

const MoveUnitDrawer = lazy(pageFile(() => import('./MoveUnitDrawer.tsx')));
const AddUnitDrawer = lazy(pageFile(() => import('./AddUnitDrawer.tsx')));
const ChangeUnitDrawer = lazy(pageFile(() => import('./ChangeUnitDrawer.tsx')));
const CloseUnitDrawer = lazy(pageFile(() => import('./CloseUnitDrawer.tsx')));

type Act = 'add' | 'change' | 'move' | 'close';

function Drawers({ unit, act, onClose }: { unit: UnitRecord; act: Act | null; onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      {act === 'add' ? <AddUnitDrawer below={unit} onClose={onClose} /> : null}
      {act === 'change' ? <ChangeUnitDrawer unit={unit} onClose={onClose} /> : null}
      {act === 'move' ? <MoveUnitDrawer id={unit.id} to={null} onClose={onClose} /> : null}
      {act === 'close' ? <CloseUnitDrawer unit={unit} onClose={onClose} /> : null}
    </Suspense>
  );
}

/** The units directly below, each with its people. */
function Below({ id }: { id: string }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { data } = useOrganisation();
  const below = childrenOf(withBranchPeople(data?.units ?? [])).get(id) ?? [];
  if (below.length === 0) return null;
  return (
    <Section title={t('org.unit.below', { count: below.length })}>
      <ul className="unit-links">
        {below.map((unit) => (
          <li key={unit.id}>
            <KindMark kind={unit.kind} /> <Link to={`/settings/organisation/${unit.id}`}>{pick(unit.name)}</Link>{' '}
            <span className="quiet figures">{t('org.chart.people', { count: unit.branchPeople })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What is planned has not happened yet: it can be taken back. */
function WithdrawMove({ unit, on, place }: { unit: UnitRecord; on: string; place: string }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const day = dateText(on, useSite().now(), useLanguage());
  const { mutate, isPending, error } = useAct(withdrawUnitMove);
  const act = () => mutate({ params: { id: unit.id }, body: { on, version: unit.version } });
  const allowance = unit.actions['withdraw-move'];
  return (
    <div>
      {allowance?.allowed ? (
        <ConfirmButton
          question={t('org.unit.withdraw-move-ask', { on: day, place })}
          consequence={t('org.unit.withdraw-move-kept')}
          yes={t('org.unit.withdraw-move')}
          called={t('org.unit.withdraw-move-of', { on: day, place })}
          pending={isPending}
          onYes={act}
        >
          {t('org.unit.withdraw-move')}
        </ConfirmButton>
      ) : (
        <ActButton allowance={allowance} onAct={act}>
          {t('org.unit.withdraw-move')}
        </ActButton>
      )}
      {error ? <p role="alert">{words.ofError(error)}</p> : null}
    </div>
  );
}

/** Where it stood, stands and will stand. */
function Places({ unit }: { unit: UnitRecord }) {
  const { places, closedOn } = unit;
  const { t } = useTranslation();
  const pick = useBilingual();
  const { data } = useOrganisation();
  const today = data?.today ?? '';
  const entries = places.map((place, index) => {
    const name = place.parentName ? pick(place.parentName) : t('org.unit.top');
    const planned = index > 0 && place.fromOn !== null && place.fromOn > today ? place.fromOn : null;
    return {
      ...place,
      body: planned ? <WithdrawMove unit={unit} on={planned} place={name} /> : null,
      key: `${place.fromOn}`,
      title: place.parentName ? t('org.unit.stands-in', { name }) : name,
    };
  });
  return (
    <Section title={t('org.unit.places')}>
      <DatedList entries={entries.toReversed()} today={today} label={t('org.unit.places')} />
      {closedOn ? (
        <p className="quiet">
          {t('org.unit.closes')} <Day on={closedOn} />
        </p>
      ) : null}
    </Section>
  );
}

function UnitShown({ unit }: { unit: UnitRecord }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const path = useUnitPath();
  const mayReadStaff = may(useMe(), 'org.read-staff');
  const { data } = useOrganisation();
  const [act, setAct] = useState<Act | null>(null);
  const { actions } = unit;
  const own = withBranchPeople(data?.units ?? []).find(({ id }) => id === unit.id);
  const closed = unit.closedOn !== null && unit.closedOn <= (data?.today ?? '');
  return (
    <RecordPage
      title={pick(unit.name)}
      state={closed ? <StateTag tone="neutral">{t('org.unit.closed')}</StateTag> : <KindMark kind={unit.kind} />}
      facts={[
        { label: t('org.unit.stands'), value: path(data?.units ?? [], unit.parentId) || t('org.unit.top') },
        { label: t('org.name.code'), value: unit.code },
        { label: t('org.unit.people'), value: own?.peopleCount },
        { label: t('org.unit.branch-people'), value: own?.branchPeople },
      ]}
      actions={
        <>
          <ActButton allowance={actions.close} kind="danger" onAct={() => setAct('close')}>
            {t('org.unit.close')}
          </ActButton>
          <ActButton allowance={actions.change} onAct={() => setAct('change')}>
            {t('org.unit.change')}
          </ActButton>
          <ActButton allowance={actions['add-unit']} onAct={() => setAct('add')}>
            {t('org.unit.add-below')}
          </ActButton>
          <ActButton allowance={actions.move} kind="primary" onAct={() => setAct('move')}>
            {t('org.unit.move')}
          </ActButton>
        </>
      }
      aside={<Places unit={unit} />}
    >
      <Below id={unit.id} />
      <UnitPeople unitId={unit.id} full={mayReadStaff} />
      <Drawers unit={unit} act={act} onClose={() => setAct(null)} />
    </RecordPage>
  );
}

/** One unit: what it is, who is in it, where it stood and when. */
export default function UnitPage() {
  const { t } = useTranslation();
  const id = usePathParam('id');
  const unit = useRead(getUnit, { params: { id } });
  if (unit.data) return <UnitShown key={id} unit={unit.data} />;
  return (
    <Page title={t('org.unit.title')}>
      <Read of={unit}>{() => null}</Read>
    </Page>
  );
}
