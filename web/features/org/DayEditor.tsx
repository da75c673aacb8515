import type { SpecialDayRow } from '@tongli/contracts/org';
import { Button, Checkbox, Form, Input, Radio } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateInput } from '../../ui/form/DateInput.tsx';
import type { Span } from '../../ui/spc/address.ts';
import { HoursInput } from './HoursInput.tsx';
import { faultOf, type WindowDraft } from './hours.ts';

export type DayReason = Omit<SpecialDayRow, 'date'>;

interface Draft {
  from: string;
  to: string;
  kind: SpecialDayRow['kind'];
  zh: string;
  en: string;
  ownHours: boolean;
  windows: readonly WindowDraft[];
  provisional: boolean;
}

const draftOf = ({ from, to }: Span, day: SpecialDayRow | undefined): Draft => ({
  from,
  to,
  kind: day?.kind ?? 'closed',
  zh: day?.name.zh ?? '',
  en: day?.name.en ?? '',
  ownHours: day?.windows !== undefined,
  windows: day?.windows ?? [],
  provisional: day?.provisional ?? false,
});

/** The hours of its own that an open day has. */
const ownWindows = ({ kind, ownHours, windows }: Draft) => (kind === 'open' && ownHours ? windows : null);

function reasonOf(draft: Draft): DayReason {
  const windows = ownWindows(draft)?.flatMap(({ startMinute, endMinute }) =>
    startMinute === null || endMinute === null ? [] : [{ startMinute, endMinute }],
  );
  return {
    kind: draft.kind,
    name: { zh: draft.zh.trim(), en: draft.en.trim() },
    ...(windows ? { windows } : {}),
    ...(draft.provisional ? { provisional: true } : {}),
  };
}

type Faults = Partial<Record<'to' | 'zh' | 'en' | 'windows', string>>;

/** What is wrong, in words, by field. */
function useFaults(): (draft: Draft) => Faults {
  const { t } = useTranslation();
  return (draft) => {
    const windows = ownWindows(draft);
    const fault = windows ? faultOf(windows) : null;
    const noHours = windows?.length === 0;
    return {
      ...(draft.to >= draft.from ? {} : { to: t('org.day.to-before') }),
      ...(draft.zh.trim() ? {} : { zh: t('field.invalid_type') }),
      ...(draft.en.trim() ? {} : { en: t('field.invalid_type') }),
      ...(noHours ? { windows: t('org.day.no-hours') } : {}),
      ...(fault ? { windows: t(`org.hours.fault.${fault}`) } : {}),
    };
  };
}

interface PartProps {
  label: string;
  htmlFor?: string;
  fault: string | undefined;
  children: ReactNode;
}

function Part({ label, htmlFor, fault, children }: PartProps) {
  return (
    <Form.Item
      label={label}
      {...(htmlFor ? { htmlFor } : {})}
      {...(fault ? { validateStatus: 'error' as const, help: fault } : {})}
    >
      {children}
    </Form.Item>
  );
}

type Change = (changes: Partial<Draft>) => void;

function Naming({ draft, faults, change }: { draft: Draft; faults: Faults; change: Change }) {
  const { t } = useTranslation();
  return (
    <>
      <Part label={t('org.day.name-zh')} htmlFor="day-zh" fault={faults.zh}>
        <Input id="day-zh" value={draft.zh} maxLength={40} onChange={({ target }) => change({ zh: target.value })} />
      </Part>
      <Part label={t('org.day.name-en')} htmlFor="day-en" fault={faults.en}>
        <Input id="day-en" value={draft.en} maxLength={80} onChange={({ target }) => change({ en: target.value })} />
      </Part>
    </>
  );
}

function Hours({ draft, faults, change }: { draft: Draft; faults: Faults; change: Change }) {
  const { t } = useTranslation();
  return (
    <>
      <Checkbox checked={draft.ownHours} onChange={({ target }) => change({ ownHours: target.checked })}>
        {t('org.day.own-hours')}
      </Checkbox>
      {draft.ownHours ? (
        <Part label={t('org.day.hours')} fault={faults.windows}>
          <HoursInput day={t('org.day.these')} value={draft.windows} onChange={(windows) => change({ windows })} />
        </Part>
      ) : (
        <p className="quiet">{t('org.day.monday-hours')}</p>
      )}
    </>
  );
}

interface DayEditorProps {
  span: Span;
  day: SpecialDayRow | undefined;
  onApply: (span: Span, reason: DayReason) => void;
  onCancel: () => void;
}

/** One special day, or several in a row for the same reason. */
export function DayEditor({ span, day, onApply, onCancel }: DayEditorProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(span, day));
  const [tried, setTried] = useState(false);
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.focus(), []);
  const found = useFaults()(draft);
  const faults = tried ? found : {};
  const change: Change = (changes) => setDraft((last) => ({ ...last, ...changes }));
  const apply = () => {
    setTried(true);
    if (Object.keys(found).length === 0) onApply({ from: draft.from, to: draft.to }, reasonOf(draft));
  };
  return (
    <fieldset ref={box} tabIndex={-1} className="day-editor" aria-label={t('org.day.title', { from: draft.from })}>
      <h3>{t('org.day.title', { from: draft.from })}</h3>
      <Part label={t('org.day.through')} htmlFor="day-to" fault={faults.to}>
        <DateInput
          id="day-to"
          value={draft.to}
          earliest={draft.from}
          onChange={(to) => change({ to: to ?? draft.from })}
        />
      </Part>
      <Part label={t('org.day.kind')} fault={undefined}>
        <Radio.Group
          aria-label={t('org.day.kind')}
          value={draft.kind}
          onChange={({ target }) => change({ kind: target.value === 'open' ? 'open' : 'closed' })}
          options={[
            { value: 'closed', label: t('org.special.closed') },
            { value: 'open', label: t('org.special.open') },
          ]}
        />
      </Part>
      <Naming draft={draft} faults={faults} change={change} />
      {draft.kind === 'open' ? <Hours draft={draft} faults={faults} change={change} /> : null}
      <Checkbox checked={draft.provisional} onChange={({ target }) => change({ provisional: target.checked })}>
        {t('org.day.provisional')}
      </Checkbox>
      <div className="day-editor-foot">
        <Button onClick={onCancel}>{t('ui.confirm.no')}</Button>
        <Button onClick={apply}>{t('org.day.apply')}</Button>
      </div>
    </fieldset>
  );
}
