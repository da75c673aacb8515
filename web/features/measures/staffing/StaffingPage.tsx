import { Link } from '@tanstack/react-router';
import { getStaffingBasis, projectStaffing } from '@tongli/contracts/measures';
import { Button, InputNumber, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { indicatorAddress } from '../../../ui/spc/address.ts';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import { useQueueNames } from '../card/queues.ts';
import { useFigure } from '../live/words.ts';
import { Compared, CurveChart, DayChart } from './Outcome.tsx';
import { TermSliders } from './TermSliders.tsx';
import { type Basis, clockOf, contactsOf, type Moved, movedFrom, spanOf, termsOf } from './terms.ts';

const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;

/** As it was, each number on its card. */
function Measured({ basis }: { basis: Basis }) {
  const { t } = useTranslation();
  const figure = useFigure();
  const { number } = useNumbers();
  const span = { from: basis.from, to: basis.to };
  const card = (code: string, words: string) => <Link to={indicatorAddress(code, span)}>{words}</Link>;
  return (
    <p className="section-note">
      {t('measures.staffing.measured', span)}{' '}
      {card('contacts-per-day', t('measures.staffing.was-contacts', { value: number(basis.contacts) }))}
      {' · '}
      {card(
        'average-handle-time',
        t('measures.staffing.was-handle', { value: figure(basis.handleSeconds, 'seconds') }),
      )}
      {' · '}
      {card('service-level', t('measures.staffing.was-level', { value: figure(basis.serviceLevel, 'share') }))}
      {' · '}
      {card('abandonment-rate', t('measures.staffing.was-abandoned', { value: figure(basis.abandonment, 'share') }))}
      {' · '}
      {basis.hourCost === null ? (
        <Link to="/results/costs">{t('measures.staffing.enter-costs')}</Link>
      ) : (
        card('cost-per-contact', t('measures.staffing.was-cost', { value: figure(basis.hourCost, 'yuan') }))
      )}
    </p>
  );
}

function Trials({ basis, weekday, entered }: { basis: Basis; weekday: number; entered: number | null }) {
  const { t } = useTranslation();
  const usual = movedFrom(basis);
  const [a, setA] = useState<Moved>(usual);
  const [b, setB] = useState<Moved>(usual);
  const contacts = contactsOf(basis, weekday, entered);
  const asked = useDeferredValue(JSON.stringify([termsOf(a, contacts), termsOf(b, contacts)]));
  const trials = useRead(
    projectStaffing,
    { body: { scenarios: JSON.parse(asked) } },
    { enabled: contacts.length > 0, placeholderData: (previous) => previous },
  );
  if (contacts.length === 0)
    return <Empty title={t('measures.staffing.no-contacts')}>{t('measures.staffing.no-contacts-words')}</Empty>;
  const { first } = spanOf(basis, weekday);
  const clocks = entered === null ? contacts.map((_, place) => clockOf(first + place)) : [];
  return (
    <>
      <div className="trials">
        <TermSliders name={t('measures.staffing.trial-a')} moved={a} onMove={setA} />
        <TermSliders name={t('measures.staffing.trial-b')} moved={b} onMove={setB} />
      </div>
      <Read of={trials}>
        {({ trials: both }) => (
          <>
            <Compared trials={both} />
            <CurveChart trials={both} />
            <DayChart trials={both} clocks={clocks} />
          </>
        )}
      </Read>
    </>
  );
}

function Choices({ basis }: { basis: Basis }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const [search, change] = useAddress();
  const queues = useQueueNames(true);
  const entered = search.contacts ? Number(search.contacts) : null;
  return (
    <Controls label={t('measures.live.controls')}>
      <Control label={t('measures.by.queue')}>
        <Select
          aria-label={t('measures.by.queue')}
          value={search.queue ?? ''}
          onChange={(queue) => change({ queue: queue || undefined })}
          options={[
            { value: '', label: t('measures.live.whole') },
            ...basis.queueIds.map((id) => ({ value: id, label: pick(queues.get(id) ?? { zh: id, en: id }) })),
          ]}
        />
      </Control>
      <Control label={t('measures.staffing.weekday')}>
        <Select
          aria-label={t('measures.staffing.weekday')}
          value={search.day ?? '0'}
          disabled={entered !== null}
          onChange={(day) => change({ day })}
          options={weekdays.map((day) => ({ value: String(day), label: t(`measures.staffing.day-${day}`) }))}
        />
      </Control>
      <Control label={t('measures.staffing.entered')} htmlFor="entered">
        <InputNumber
          id="entered"
          min={0}
          max={10_000}
          placeholder={t('measures.staffing.from-day')}
          value={entered}
          onChange={(value) => change({ contacts: value === null ? undefined : String(value) })}
        />
      </Control>
      <Measured basis={basis} />
    </Controls>
  );
}

/** What more or fewer agents, longer calls or another target would come to, from how it was these four weeks. */
export default function StaffingPage() {
  const { t } = useTranslation();
  const [search] = useAddress();
  const [round, setRound] = useState(0);
  const { queue } = search;
  const basis = useRead(getStaffingBasis, { query: queue ? { queueId: queue } : {} });
  const day = Number(search.day ?? 0);
  const weekday = Number.isInteger(day) && day >= 0 && day <= 6 ? day : 0;
  const contacts = search.contacts ? Number(search.contacts) : Number.NaN;
  const entered = Number.isFinite(contacts) && contacts >= 0 && contacts <= 10_000 ? contacts : null;
  return (
    <Page
      title={t('measures.staffing.title')}
      lead={t('measures.staffing.lead')}
      actions={<Button onClick={() => setRound(round + 1)}>{t('measures.staffing.start-over')}</Button>}
    >
      <Read of={basis}>
        {(data) => (
          <>
            <Choices basis={data} />
            <Trials key={`${queue} ${round}`} basis={data} weekday={weekday} entered={entered} />
          </>
        )}
      </Read>
    </Page>
  );
}
