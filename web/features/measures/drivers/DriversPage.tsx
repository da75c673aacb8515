import { findDriversOf, getLiveBoard } from '@tongli/contracts/measures';
import { Button, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Page } from '../../../ui/Page.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { asDate, dayAfter } from '../../../ui/spc/address.ts';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import { useIndicators } from '../../../ui/spc/words.ts';
import { dateIn } from '../../../ui/time.ts';
import { Drivers } from './Drivers.tsx';
import { Tried } from './Tried.tsx';

const mostCandidates = 8;
/** Each asks for more days that all have a value: more of them only where somebody wants it. */
const usualCandidates = 4;
const usualDays = 120;
const lags = [0, 1, 2, 3, 7, 14] as const;
const usual = ['average-speed-of-answer', 'average-handle-time'];

/** What is asked, as it stands in the address; nothing said, the process that the result may hang on. */
function useAsked() {
  const [search, change] = useAddress();
  const { now, zone } = useSite();
  const { data } = useIndicators();
  const today = dateIn(zone, now());
  const result = search.result || 'service-level';
  const process = data?.indicators.find(({ code }) => code === result)?.process ?? [];
  const likely = process.length > 0 ? process.slice(0, usualCandidates) : usual.filter((code) => code !== result);
  const given = search.with === undefined ? likely : search.with.split(',').filter(Boolean);
  const bucket: 'day' | 'week' = search.bucket === 'week' ? 'week' : 'day';
  const asked = {
    result,
    candidates: given.slice(0, mostCandidates),
    lag: Math.min(14, Math.max(0, Math.trunc(Number(search.lag ?? 0)) || 0)),
    from: asDate(search.from) ?? dayAfter(today, -usualDays),
    to: asDate(search.to) ?? dayAfter(today, -1),
    bucket,
    unit: search.unit ?? '',
  };
  return [asked, change] as const;
}

type Asked = ReturnType<typeof useAsked>[0];
type Change = ReturnType<typeof useAsked>[1];

function Indicators({ asked, change }: { asked: Asked; change: Change }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { data } = useIndicators();
  const options = (data?.indicators ?? []).map(({ code, name }) => ({ value: code, label: pick(name) }));
  const search = { optionFilterProp: 'label' };
  return (
    <>
      <Control label={t('measures.drivers.result')} wide>
        <Select
          aria-label={t('measures.drivers.result')}
          showSearch={search}
          value={asked.result}
          options={options}
          onChange={(result) => change({ result, with: undefined })}
        />
      </Control>
      <Control label={t('measures.drivers.candidates', { most: mostCandidates })} wide long>
        <Select
          mode="multiple"
          maxCount={mostCandidates}
          aria-label={t('measures.drivers.candidates', { most: mostCandidates })}
          showSearch={search}
          value={asked.candidates}
          options={options.filter(({ value }) => value !== asked.result)}
          onChange={(codes) => change({ with: codes.join(',') })}
        />
      </Control>
    </>
  );
}

function Period({ asked, change }: { asked: Asked; change: Change }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const board = useRead(getLiveBoard, { query: {} }, { staleTime: 300_000 });
  const units = (board.data?.units ?? []).map(({ id, name }) => ({ value: id, label: pick(name) }));
  const lagWords = (lag: number) => {
    if (lag === 0) return t('measures.drivers.same-time');
    return asked.bucket === 'day'
      ? t('measures.drivers.days-before', { count: lag })
      : t('measures.drivers.weeks-before', { count: lag });
  };
  return (
    <>
      <Control label={t('measures.card.from')} htmlFor="drivers-from">
        <DateInput id="drivers-from" value={asked.from} onChange={(from) => change({ from })} />
      </Control>
      <Control label={t('measures.card.to')} htmlFor="drivers-to">
        <DateInput id="drivers-to" value={asked.to} onChange={(to) => change({ to })} />
      </Control>
      <Control label={t('measures.live.unit')}>
        <Select
          aria-label={t('measures.live.unit')}
          value={asked.unit}
          options={[{ value: '', label: t('measures.live.whole') }, ...units]}
          onChange={(unit) => change({ unit })}
        />
      </Control>
      <Control label={t('measures.drivers.lag')}>
        <Select
          aria-label={t('measures.drivers.lag')}
          value={asked.lag}
          options={lags.map((lag) => ({ value: lag, label: lagWords(lag) }))}
          onChange={(lag) => change({ lag: String(lag) })}
        />
      </Control>
      <Control label={t('measures.drivers.bucket')}>
        <Segmented
          aria-label={t('measures.drivers.bucket')}
          value={asked.bucket}
          options={(['day', 'week'] as const).map((value) => ({ value, label: t(`measures.drivers.by.${value}`) }))}
          onChange={(bucket) => change({ bucket })}
        />
      </Control>
    </>
  );
}

/** What a result goes with: chosen by a manager, ranked with effect and interval. */
export default function DriversPage() {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [asked, change] = useAsked();
  const find = useAct(findDriversOf);
  const { candidates, lag, unit, ...rest } = asked;
  const body = { ...rest, candidates: candidates.map((code) => ({ code, lag })), ...(unit ? { unitId: unit } : {}) };
  return (
    <Page title={t('measures.drivers.title')} lead={t('measures.drivers.lead')}>
      <Controls label={t('measures.drivers.controls')}>
        <Indicators asked={asked} change={change} />
        <Period asked={asked} change={change} />
        <Control label={t('measures.drivers.act')}>
          <Button
            type="primary"
            loading={find.isPending}
            disabled={candidates.length === 0}
            onClick={() => find.mutate({ body })}
          >
            {t('measures.drivers.find')}
          </Button>
        </Control>
      </Controls>
      {find.error ? <p role="alert">{words.ofError(find.error)}</p> : null}
      {find.data ? (
        <Drivers found={find.data} bucket={asked.bucket} />
      ) : (
        <p className="quiet">{t('measures.drivers.before')}</p>
      )}
      <Tried result={asked.result} />
    </Page>
  );
}
