import type { DueInput as Due } from '@tongli/contracts/work';
import { Button, Segmented, Select, Space } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';
import { pageFile } from '../../../ui/page-file.ts';
import { DuePreview } from './DuePreview.tsx';
import '../../../ui/form/rows.css';

const InstantInput = lazy(pageFile(() => import('../../../ui/form/InstantInput.tsx')));

interface DueInputProps {
  id?: string;
  value?: Due;
  onChange?: (due: Due | undefined) => void;
}

const perUnit = { minute: 1, hour: 60 } as const;
type Unit = keyof typeof perUnit;
const usual = [30, 60, 120, 240, 480] as const;

function WorkingTime({ id, minutes, onChange }: { id?: string; minutes: number; onChange: (minutes: number) => void }) {
  const { t } = useTranslation();
  const [unit, setUnit] = useState<Unit>(minutes % 60 === 0 ? 'hour' : 'minute');
  return (
    <>
      <Space.Compact>
        <ScaledNumber
          {...(id ? { id } : {})}
          value={minutes}
          onChange={(next) => next !== undefined && onChange(Math.max(1, Math.round(next)))}
          per={perUnit[unit]}
          least={unit === 'hour' ? 0.5 : 1}
          most={100_000 / perUnit[unit]}
          step={unit === 'hour' ? 0.5 : 5}
          unit=""
        />
        <Select<Unit>
          className="due-unit"
          value={unit}
          onChange={setUnit}
          aria-label={t('work.due.unit')}
          options={[
            { value: 'minute', label: t('work.due.minutes') },
            { value: 'hour', label: t('work.due.hours') },
          ]}
        />
      </Space.Compact>
      <Space size={4} wrap>
        {usual.map((choice) => (
          <Button
            key={choice}
            size="small"
            type={choice === minutes ? 'primary' : 'default'}
            ghost={choice === minutes}
            onClick={() => {
              setUnit(choice % 60 === 0 ? 'hour' : 'minute');
              onChange(choice);
            }}
          >
            {choice < 60
              ? t('work.due.usual-minutes', { count: choice })
              : t('work.due.usual-hours', { count: choice / 60 })}
          </Button>
        ))}
      </Space>
    </>
  );
}

/** By when: so much working time from now, or an instant. What it comes to stands below as it is typed. */
function DueInput({ id, value = { minutes: 240 }, onChange }: DueInputProps) {
  const { t } = useTranslation();
  const { now } = useSite();
  const how = 'minutes' in value ? 'time' : 'instant';
  const choose = (next: 'time' | 'instant') => {
    if (next === 'time') onChange?.({ minutes: 240 });
    else onChange?.({ at: new Date(now() + 24 * 3_600_000).toISOString() });
  };
  return (
    <div className="stacked due-input">
      <Segmented
        value={how}
        onChange={choose}
        aria-label={t('work.due.how')}
        options={[
          { value: 'time', label: t('work.due.working-time') },
          { value: 'instant', label: t('work.due.instant') },
        ]}
      />
      {'minutes' in value ? (
        <WorkingTime {...(id ? { id } : {})} minutes={value.minutes} onChange={(minutes) => onChange?.({ minutes })} />
      ) : (
        <Suspense fallback={null}>
          <InstantInput
            {...(id ? { id } : {})}
            value={value.at}
            onChange={(at) => at !== undefined && onChange?.({ at })}
          />
        </Suspense>
      )}
      <DuePreview due={value} />
    </div>
  );
}

export function DueField() {
  const { t } = useTranslation();
  return (
    <Field name="due" label={t('work.due.label')}>
      <DueInput />
    </Field>
  );
}
