import { Link } from '@tanstack/react-router';
import { setTarget, type Target, type TargetPart } from '@tongli/contracts/measures';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { useSubmit } from '../../../ui/form/useSubmit.ts';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import { useFigure } from '../live/words.ts';
import { targetAddress } from './address.ts';
import { Refused } from './Refused.tsx';
import { combined, type Given } from './sums.ts';
import { ValueInput } from './ValueInput.tsx';

const keyOf = ({ unitId, personId }: TargetPart) => `${unitId} ${personId}`;
type Gives = ReadonlyMap<string, Given>;

const givenOf = (part: TargetPart, gives: Gives): Given =>
  gives.get(keyOf(part)) ?? { value: part.target, weight: part.weightSet ? part.weight : null };

interface PartsProps {
  target: Target;
  gives: Gives;
  mayChange: boolean;
  onGive: (part: TargetPart, given: Given) => void;
}

interface CellProps {
  part: TargetPart;
  name: string;
  unit: Target['indicator']['unit'];
  given: Given;
  /** Left out where nothing may be given. */
  onGive: ((given: Given) => void) | null;
}

function Value({ name, unit, given, onGive }: CellProps) {
  const { t } = useTranslation();
  const figure = useFigure();
  if (!onGive) return figure(given.value, unit);
  const label = t('measures.targets.of', { name });
  return <ValueInput unit={unit} label={label} value={given.value} onChange={(value) => onGive({ ...given, value })} />;
}

function Weight({ part, name, given, onGive }: CellProps) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const measured = number(Math.round(part.weight));
  if (!onGive) return measured;
  return (
    <InputNumber
      aria-label={t('measures.targets.weight-of', { name })}
      className="part-input"
      min={0}
      value={given.weight}
      placeholder={measured}
      onChange={(weight) => onGive({ ...given, weight })}
    />
  );
}

function useColumns({ target, gives, mayChange, onGive }: PartsProps): Column<TargetPart>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const { number } = useNumbers();
  const { unit, code } = target.indicator;
  const nameOf = ({ name }: TargetPart) => (name ? pick(name) : t('measures.card.unspecified'));
  const name = (part: TargetPart) =>
    part.unitId && !part.personId && part.unitId !== target.unitId ? (
      <Link to={targetAddress(code, part.unitId)}>{nameOf(part)}</Link>
    ) : (
      nameOf(part)
    );
  const cellOf = (part: TargetPart): CellProps => ({
    ...{ part, name: nameOf(part), unit, given: givenOf(part, gives) },
    onGive: mayChange && part.unitId !== null ? (given) => onGive(part, given) : null,
  });
  const weights: Column<TargetPart> = {
    key: 'weight',
    title: t('measures.targets.weight'),
    text: (part) => number(Math.round(part.weight)),
    render: (part) => <Weight {...cellOf(part)} />,
    number: true,
  };
  return [
    { key: 'name', title: t('measures.targets.part'), text: nameOf, render: name, phone: 'title', grows: true },
    { key: 'now', title: t('measures.targets.now'), text: (part) => figure(part.value, unit), number: true },
    {
      key: 'target',
      title: t('measures.scorecard.target-title'),
      text: (part) => figure(part.target, unit),
      render: (part) => <Value {...cellOf(part)} />,
      number: true,
    },
    ...(target.sum.how === 'weighs' ? [weights] : []),
  ];
}

/** Whole, parts and what lies between them, as it is typed. */
export function TargetForm({ target, today }: { target: Target; today: string }) {
  const { t } = useTranslation();
  const figure = useFigure();
  const { indicator, parts, sum } = target;
  const mayChange = target.actions.set?.allowed === true;
  const [whole, setWhole] = useState<number | null>(target.target?.value ?? null);
  const [fromOn, setFromOn] = useState(today);
  const [gives, setGives] = useState<Gives>(new Map());
  const { act, send } = useSubmit(setTarget, { onDone: () => setGives(new Map()) });
  const settable = parts.filter(({ unitId }) => unitId !== null);
  const now = combined(
    sum.how,
    whole,
    settable.map((part) => ({ ...givenOf(part, gives), measured: part.weight })),
  );
  const share = () =>
    setGives(
      new Map(now.shares.map((value, place) => [keyOf(settable[place] as TargetPart), { value, weight: null }])),
    );
  const save = () =>
    send({
      params: { indicator: indicator.code },
      body: {
        ...{ projectId: target.projectId, fromOn, value: whole },
        ...(target.unitId ? { unitId: target.unitId } : {}),
        parts: settable
          .filter((part) => gives.has(keyOf(part)))
          .map((part) => ({ unitId: part.unitId, personId: part.personId, ...givenOf(part, gives) })),
      },
    });
  const facts = [
    { label: t('measures.targets.now'), value: figure(target.value, indicator.unit) },
    { label: t('measures.targets.combined'), value: figure(now.combined, indicator.unit) },
    {
      label: t('measures.targets.gap'),
      value: <strong>{now.gap === 0 ? t('measures.targets.no-gap') : figure(now.gap, indicator.unit)}</strong>,
    },
    ...(now.without > 0
      ? [{ label: t('measures.targets.without'), value: t('measures.targets.parts', { count: now.without }) }]
      : []),
  ];
  return (
    <>
      <Refused error={act.error} />
      {mayChange ? (
        <Controls label={t('measures.targets.whole')}>
          <Control label={t('measures.targets.whole')}>
            <ValueInput unit={indicator.unit} label={t('measures.targets.whole')} value={whole} onChange={setWhole} />
          </Control>
          <Control label={t('measures.targets.from')} htmlFor="target-from">
            <DateInput id="target-from" value={fromOn} onChange={(date) => setFromOn(date ?? today)} />
          </Control>
          <Button onClick={share} disabled={whole === null || settable.length === 0}>
            {t('measures.targets.share')}
          </Button>
          <Button type="primary" loading={act.isPending} onClick={save}>
            {t('measures.targets.save')}
          </Button>
        </Controls>
      ) : null}
      <Section title={t('measures.targets.decomposed')}>
        <Facts facts={facts} />
        <p className="section-note">{t(`measures.targets.${sum.how}`)}</p>
        <DataTable
          columns={useColumns({
            target,
            gives,
            mayChange,
            onGive: (part, given) => setGives(new Map(gives).set(keyOf(part), given)),
          })}
          rows={parts}
          rowKey={keyOf}
          label={t('measures.targets.decomposed')}
          empty={<p className="quiet">{t('measures.targets.no-parts')}</p>}
        />
      </Section>
    </>
  );
}
