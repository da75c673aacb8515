import { breakdownBy, liveWhat, type Tile, type TilePeriod, tilePeriodName } from '@tongli/contracts/measures';
import { Input, InputNumber, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { dayAfter } from '../../../ui/spc/address.ts';
import { useIndicators } from '../../../ui/spc/words.ts';
import { dateIn } from '../../../ui/time.ts';
import { useQueueNames } from '../card/queues.ts';
import { useUnitOptions } from './words.ts';

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

function Row({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="board-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

function Choose<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value;
  options: readonly Choice<Value>[];
  onChange: (value: Value) => void;
}) {
  return (
    <Row label={label}>
      {(id) => (
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          value={value}
          options={[...options]}
          onChange={onChange}
        />
      )}
    </Row>
  );
}

function Period({ value, onChange }: { value: TilePeriod; onChange: (period: TilePeriod) => void }) {
  const { t } = useTranslation();
  const { zone, now } = useSite();
  const today = dateIn(zone, now());
  const named = tilePeriodName.options.map((name) => ({ value: name, label: t(`measures.dashboard.period.${name}`) }));
  const own = { value: 'dates' as const, label: t('measures.dashboard.period.dates') };
  return (
    <>
      <Choose
        label={t('measures.dashboard.period-label')}
        value={typeof value === 'string' ? value : 'dates'}
        options={[...named, own]}
        onChange={(name) => onChange(name === 'dates' ? { from: dayAfter(today, -29), to: today } : name)}
      />
      {typeof value === 'string'
        ? null
        : (['from', 'to'] as const).map((end) => (
            <Row key={end} label={t(`measures.dashboard.${end}`)}>
              {(id) => (
                <DateInput id={id} value={value[end]} onChange={(day) => day && onChange({ ...value, [end]: day })} />
              )}
            </Row>
          ))}
    </>
  );
}

type Set = (change: Partial<Tile>) => void;

function Measured({ tile, set }: { tile: Extract<Tile, { indicator: string }>; set: Set }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { data } = useIndicators();
  const units = useUnitOptions();
  const known = (data?.indicators ?? []).filter(({ chartTypes }) => tile.kind !== 'control' || chartTypes.length > 0);
  const options = known.map(({ code, name }) => ({ value: code, label: pick(name) }));
  return (
    <>
      <Choose
        label={t('measures.dashboard.indicator')}
        value={tile.indicator}
        options={options.length > 0 ? options : [{ value: tile.indicator, label: tile.indicator }]}
        onChange={(indicator) => set({ indicator })}
      />
      <Period value={tile.period} onChange={(period) => set({ period })} />
      {'unitId' in tile ? (
        <Choose
          label={t('measures.dashboard.place')}
          value={tile.unitId ?? ''}
          options={[{ value: '', label: t('measures.dashboard.whole') }, ...units]}
          onChange={(unit) => set({ unitId: unit || null })}
        />
      ) : null}
    </>
  );
}

function Look({ tile, set }: { tile: Tile; set: Set }) {
  const { t } = useTranslation();
  if (tile.kind !== 'course' && tile.kind !== 'breakdown') return null;
  const looks = tile.kind === 'course' ? (['line', 'bar'] as const) : (['bars', 'table'] as const);
  return (
    <>
      {tile.kind === 'breakdown' ? (
        <Choose
          label={t('measures.dashboard.by')}
          value={tile.by}
          options={breakdownBy.options.map((value) => ({ value, label: t(`measures.by.${value}`) }))}
          onChange={(by) => set({ by })}
        />
      ) : null}
      <Choose
        label={t('measures.dashboard.look-label')}
        value={tile.look}
        options={looks.map((value) => ({ value, label: t(`measures.dashboard.look.${value}`) }))}
        onChange={(look) => set({ look } as Partial<Tile>)}
      />
      {tile.kind === 'breakdown' ? (
        <Row label={t('measures.dashboard.most')}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={40}
              value={tile.most}
              onChange={(most) => most && set({ most: Math.round(most) })}
            />
          )}
        </Row>
      ) : null}
    </>
  );
}

function Live({ tile, set }: { tile: Extract<Tile, { kind: 'live' }>; set: Set }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const queues = useQueueNames(true);
  const share = tile.what === 'service-level' ? 100 : 1;
  return (
    <>
      <Choose
        label={t('measures.dashboard.what')}
        value={tile.what}
        options={liveWhat.options.map((value) => ({ value, label: t(`measures.dashboard.live.${value}`) }))}
        onChange={(what) => set({ what, target: null })}
      />
      <Row label={t('measures.dashboard.queues')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            placeholder={t('measures.dashboard.every-queue')}
            value={tile.queueIds}
            options={[...queues].map(([value, name]) => ({ value, label: pick(name) }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(queueIds) => set({ queueIds })}
          />
        )}
      </Row>
      <Row
        label={t(
          `measures.dashboard.live-target.${share === 100 ? 'share' : tile.what === 'longest-wait' ? 'seconds' : 'count'}`,
        )}
      >
        {(id) => (
          <InputNumber
            id={id}
            min={0}
            max={share === 100 ? 100 : 1_000_000}
            value={tile.target === null ? null : Math.round(tile.target * share * 100) / 100}
            onChange={(target) => set({ target: target === null ? null : target / share })}
          />
        )}
      </Row>
    </>
  );
}

/** What one tile shows; each choice is seen at once. */
export function TileForm({ tile, onChange }: { tile: Tile; onChange: (tile: Tile) => void }) {
  const { t } = useTranslation();
  const units = useUnitOptions();
  const set: Set = (change) => onChange({ ...tile, ...change } as Tile);
  return (
    <div className="board-form">
      {'indicator' in tile ? <Measured tile={tile} set={set} /> : null}
      <Look tile={tile} set={set} />
      {tile.kind === 'live' ? <Live tile={tile} set={set} /> : null}
      {tile.kind === 'alerts' ? (
        <Choose
          label={t('measures.dashboard.place')}
          value={tile.unitId ?? ''}
          options={[{ value: '', label: t('measures.dashboard.whole') }, ...units]}
          onChange={(unit) => set({ unitId: unit || null })}
        />
      ) : null}
      {tile.kind === 'text' ? (
        <Row label={t('measures.dashboard.text')}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={6}
              maxLength={2_000}
              value={tile.text}
              onChange={({ target }) => set({ text: target.value || ' ' })}
            />
          )}
        </Row>
      ) : null}
      <Row label={t('measures.dashboard.own-title')}>
        {(id) => (
          <Input
            id={id}
            maxLength={60}
            placeholder={t('measures.dashboard.own-title-help')}
            value={tile.title}
            onChange={({ target }) => set({ title: target.value })}
          />
        )}
      </Row>
    </div>
  );
}
