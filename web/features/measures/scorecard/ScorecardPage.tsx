import { Link } from '@tanstack/react-router';
import { getScorecard, type Scorecard } from '@tongli/contracts/measures';
import { Button, Drawer, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { useNarrow } from '../../../ui/narrow.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { asDate, dayAfter, type Span } from '../../../ui/spc/address.ts';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import '../../../ui/spc/scorecard.css';
import { Instant } from '../../../ui/Times.tsx';
import { dateIn } from '../../../ui/time.ts';
import { CompareControl } from '../CompareControl.tsx';
import type { Place } from '../card/Breakdown.tsx';
import { otherSpan } from '../compare.ts';
import { CentrePart } from './CentrePart.tsx';
import { ChoiceForm } from './ChoiceForm.tsx';

/** Down to a branch or somebody of it; up again to all. */
function PlaceControl({ card }: { card: Scorecard }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const [search, change] = useAddress();
  const chosen = search.person ? `person:${search.person}` : search.unit ? `unit:${search.unit}` : '';
  const here = chosen && card.place ? [{ value: chosen, label: pick(card.place) }] : [];
  const options = [
    { value: '', label: t('measures.live.whole') },
    ...here,
    ...card.units.map(({ id, name }) => ({ value: `unit:${id}`, label: pick(name) })),
    ...card.people.map(({ id, name }) => ({ value: `person:${id}`, label: name })),
  ];
  const go = (value: string) => {
    const [kind, id] = value.split(':');
    change({
      unit: kind === 'unit' ? id : kind === 'person' ? search.unit : undefined,
      person: kind === 'person' ? id : undefined,
    });
  };
  return (
    <Control label={t('measures.scorecard.place')}>
      <Select
        aria-label={t('measures.scorecard.place')}
        value={chosen}
        onChange={go}
        options={options}
        popupMatchSelectWidth={false}
      />
    </Control>
  );
}

function Screen({ card, span }: { card: Scorecard; span: Span }) {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const narrow = useNarrow();
  const { unit, person } = search;
  const place: Place = { ...(unit ? { unit } : {}), ...(person ? { person } : {}) };
  const close = () => change({ open: undefined });
  return (
    <>
      <Controls label={t('measures.live.controls')}>
        <Control label={t('measures.card.from')} htmlFor="card-from">
          <DateInput id="card-from" value={span.from} onChange={(from) => change({ from })} />
        </Control>
        <Control label={t('measures.card.to')} htmlFor="card-to">
          <DateInput id="card-to" value={span.to} onChange={(to) => change({ to })} />
        </Control>
        <PlaceControl card={card} />
        <CompareControl always />
        <p className="section-note">
          {t('measures.scorecard.before', card.before)} {t('measures.live.as-of')} <Instant at={card.asOf} />
        </p>
      </Controls>
      <div className="centres">
        {card.centres.map((one) => (
          <CentrePart key={one.centre} part={one} span={{ from: card.from, to: card.to }} place={place} />
        ))}
      </div>
      <Drawer
        open={search.open === 'choice'}
        onClose={close}
        size={narrow ? '100%' : 640}
        title={t('measures.scorecard.choose')}
        destroyOnHidden
      >
        <ChoiceForm card={card} onDone={close} />
      </Drawer>
    </>
  );
}

/** The four centres 四个中心 of a place over a period: what it came to, what was wanted, whether it is in control. */
export default function ScorecardPage() {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const { now, zone } = useSite();
  const yesterday = dayAfter(dateIn(zone, now()), -1);
  const span = { from: asDate(search.from) ?? dayAfter(yesterday, -27), to: asDate(search.to) ?? yesterday };
  const { unit, person } = search;
  const other = otherSpan(span, search);
  const compared = other ? { beforeFrom: other.from, beforeTo: other.to } : {};
  const query = { ...span, ...compared, ...(unit ? { unitId: unit } : {}), ...(person ? { personId: person } : {}) };
  const card = useRead(getScorecard, { query }, { placeholderData: (previous) => previous });
  const choose = card.data?.actions.choose?.allowed ? (
    <Button onClick={() => change({ open: 'choice' })}>{t('measures.scorecard.choose')}</Button>
  ) : null;
  return (
    <Page
      title={t('measures.scorecard.title')}
      lead={t('measures.scorecard.lead')}
      actions={
        <>
          <Link to="/results/targets">{t('measures.targets.title')}</Link>
          {choose}
        </>
      }
    >
      <Read of={card}>{(data) => <Screen card={data} span={span} />}</Read>
    </Page>
  );
}
