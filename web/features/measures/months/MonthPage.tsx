import { Link } from '@tanstack/react-router';
import { getMonth, lockMonth, type Month, signMonth } from '@tongli/contracts/measures';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { useAddress, usePathParam } from '../../../ui/address.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Page } from '../../../ui/Page.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { MonthParts } from './MonthParts.tsx';
import { stateTones } from './words.ts';

function Acts({ month }: { month: Month }) {
  const { t } = useTranslation();
  const lock = useAct(lockMonth);
  const sign = useAct(signMonth);
  const params = { month: month.month };
  const { projectId, version, actions } = month;
  return (
    <>
      {actions.lock?.allowed ? (
        <ConfirmButton
          kind="primary"
          question={t('measures.months.lock-question', params)}
          consequence={t('measures.months.lock-consequence')}
          yes={t('measures.months.lock')}
          pending={lock.isPending}
          onYes={() => lock.mutate({ params, body: { projectId } })}
        >
          {t('measures.months.lock')}
        </ConfirmButton>
      ) : null}
      {actions.sign?.allowed ? (
        <ConfirmButton
          kind="primary"
          question={t('measures.months.sign-question', params)}
          consequence={t('measures.months.sign-consequence')}
          yes={t('measures.months.sign')}
          pending={sign.isPending}
          onYes={() => sign.mutate({ params, body: { projectId, version } })}
        >
          {t('measures.months.sign')}
        </ConfirmButton>
      ) : null}
    </>
  );
}

/** Down to a unit or somebody of it. */
function PlaceControl({ month }: { month: Month }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const [, change] = useAddress();
  const chosen = month.personId ? `person:${month.personId}` : month.unitId ? `unit:${month.unitId}` : '';
  const options = [
    { value: '', label: t('measures.live.whole') },
    ...month.units.map(({ id, name }) => ({ value: `unit:${id}`, label: pick(name) })),
    ...month.people.map(({ id, name }) => ({ value: `person:${id}`, label: name })),
  ];
  const go = (value: string) => {
    const [kind, id] = value.split(':');
    change({ unit: kind === 'unit' ? id : undefined, person: kind === 'person' ? id : undefined });
  };
  return (
    <Control label={t('measures.scorecard.place')}>
      <Select
        aria-label={t('measures.scorecard.place')}
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen}
        onChange={go}
        options={options}
        popupMatchSelectWidth={false}
      />
    </Control>
  );
}

/** What may not be done next is said with its reason; what may is a button above. */
function Standing({ month }: { month: Month }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { state, lockedAt, lockedBy, signedAt, signedBy, actions, openDisputes } = month;
  const why = state === 'open' && actions.lock && !actions.lock.allowed ? actions.lock.refusal : null;
  return (
    <p className="section-note">
      <StateTag tone={stateTones[state]}>{t(`measures.months.state-${state}`)}</StateTag>{' '}
      {t('measures.months.count-open', { count: openDisputes })}
      {why && why !== 'disputes-open' ? ` ${words.ofRefusal(why)}` : null}
      {lockedAt ? (
        <>
          {' · '}
          {t('measures.months.locked-by', { name: lockedBy })} <Instant at={lockedAt} />
        </>
      ) : null}
      {signedAt ? (
        <>
          {' · '}
          {t('measures.months.signed-by', { name: signedBy })} <Instant at={signedAt} />
        </>
      ) : null}
      {' · '}
      {t('measures.live.as-of')} <Instant at={month.asOf} />
    </p>
  );
}

/** A month at a place: disputes, lock and sign-off. */
export default function MonthPage() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const name = usePathParam('month');
  const [{ unit, person }] = useAddress();
  const query = { ...(unit ? { unitId: unit } : {}), ...(person ? { personId: person } : {}) };
  const month = useRead(getMonth, { params: { month: name }, query }, { placeholderData: (previous) => previous });
  const title = t('measures.months.of', { month: name });
  const where = month.data?.place ? pick(month.data.place) : '';
  return (
    <Page
      title={where ? `${title} · ${where}` : title}
      actions={
        <>
          <Link to="/results/months">{t('measures.months.all')}</Link>
          {month.data ? <Acts month={month.data} /> : null}
        </>
      }
    >
      <Read of={month}>
        {(data) => (
          <>
            <Controls label={t('measures.live.controls')}>
              <PlaceControl month={data} />
              <Standing month={data} />
            </Controls>
            <MonthParts month={data} linked />
          </>
        )}
      </Read>
    </Page>
  );
}
