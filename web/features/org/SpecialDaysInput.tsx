import type { Calendar, SpecialDayRow } from '@tongli/contracts/org';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../ui/language.ts';
import type { Span } from '../../ui/spc/address.ts';
import { DayEditor, type DayReason } from './DayEditor.tsx';
import { type DayRun, withDays, withoutDays } from './special-days.ts';
import { useThisYear, YearView } from './YearView.tsx';

interface SpecialDaysInputProps {
  week: Calendar['week'];
  value?: readonly SpecialDayRow[];
  onChange?: (special: SpecialDayRow[]) => void;
}

function RunActions({ run, onChange, onRemove }: { run: DayRun; onChange: () => void; onRemove: () => void }) {
  const { t } = useTranslation();
  const name = `${useBilingual()(run.day.name)} ${run.from}`;
  return (
    <span>
      <Button size="small" type="text" aria-label={t('org.special.change-of', { name })} onClick={onChange}>
        {t('org.special.change')}
      </Button>
      <Button size="small" type="text" aria-label={t('org.special.remove-of', { name })} onClick={onRemove}>
        {t('org.special.remove')}
      </Button>
    </span>
  );
}

/** The special days of a calendar: press a day, say what holds on it and through when. */
export function SpecialDaysInput({ week, value = [], onChange }: SpecialDaysInputProps) {
  const [year, setYear] = useState(useThisYear());
  const [chosen, setChosen] = useState<Span | null>(null);
  const apply = (span: Span, reason: DayReason) => {
    onChange?.(withDays(chosen ? withoutDays(value, chosen) : value, span, reason));
    setChosen(null);
  };
  const remove = (span: Span) => {
    onChange?.(withoutDays(value, span));
    setChosen(null);
  };
  return (
    <YearView
      week={week}
      special={value}
      year={year}
      onYear={setYear}
      chosen={chosen}
      onDay={(date) => setChosen({ from: date, to: date })}
      actionsOf={(run) => <RunActions run={run} onChange={() => setChosen(run)} onRemove={() => remove(run)} />}
    >
      {chosen ? (
        <DayEditor
          key={chosen.from}
          span={chosen}
          day={value.find(({ date }) => date === chosen.from)}
          onApply={apply}
          onCancel={() => setChosen(null)}
        />
      ) : null}
    </YearView>
  );
}
