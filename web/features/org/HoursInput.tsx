import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ClockInput } from '../../ui/calendar/ClockInput.tsx';
import { DayBar } from '../../ui/calendar/DayBar.tsx';
import { faultOf, type WindowDraft } from './hours.ts';

interface HoursInputProps {
  id?: string;
  /** Names the day to screen readers. */
  day: string;
  value?: readonly WindowDraft[];
  onChange?: (windows: WindowDraft[]) => void;
  /** The hours of the day before, to be taken over. */
  before?: (() => readonly WindowDraft[]) | undefined;
}

interface RowProps {
  id: string | undefined;
  day: string;
  window: WindowDraft;
  onChange: (window: WindowDraft) => void;
  onRemove: () => void;
}

function Row({ id, day, window, onChange, onRemove }: RowProps) {
  const { t } = useTranslation();
  return (
    <div className="windows-row">
      <ClockInput
        id={id}
        label={t('org.hours.from', { day })}
        value={window.startMinute}
        onChange={(startMinute) => onChange({ ...window, startMinute })}
      />
      –
      <ClockInput
        label={t('org.hours.to', { day })}
        value={window.endMinute}
        onChange={(endMinute) => onChange({ ...window, endMinute })}
      />
      <Button type="text" onClick={onRemove} aria-label={t('org.hours.remove-of', { day })}>
        {t('org.hours.remove')}
      </Button>
    </div>
  );
}

type Drawn = { startMinute: number; endMinute: number };

const drawnOf = (windows: readonly WindowDraft[]): Drawn[] =>
  windows.flatMap(({ startMinute, endMinute }) =>
    startMinute === null || endMinute === null ? [] : [{ startMinute, endMinute }],
  );

/** The hours of one day: windows with breaks between them, drawn as they are typed. None is a closed day. */
export function HoursInput({ id, day, value = [], onChange, before }: HoursInputProps) {
  const { t } = useTranslation();
  const change = (windows: readonly WindowDraft[]) => onChange?.([...windows]);
  return (
    <div className="windows-input">
      <DayBar windows={faultOf(value) ? [] : drawnOf(value)} />
      {value.map((window, index) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: windows are told apart by their place alone.
          key={index}
          id={index === 0 ? id : undefined}
          day={day}
          window={window}
          onChange={(next) => change(value.with(index, next))}
          onRemove={() => change(value.toSpliced(index, 1))}
        />
      ))}
      <div className="windows-row">
        <Button
          size="small"
          icon={<PlusOutlined />}
          {...(value.length === 0 && id ? { id } : {})}
          aria-label={t('org.hours.add-of', { day })}
          onClick={() => change([...value, { startMinute: null, endMinute: null }])}
        >
          {t('org.hours.add')}
        </Button>
        {before ? (
          <Button
            size="small"
            type="text"
            aria-label={t('org.hours.as-before-of', { day })}
            onClick={() => change(before())}
          >
            {t('org.hours.as-before')}
          </Button>
        ) : null}
        {value.length === 0 ? <span className="quiet">{t('org.hours.closed')}</span> : null}
      </div>
    </div>
  );
}
