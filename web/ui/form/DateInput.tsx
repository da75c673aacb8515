import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';

interface DateInputProps {
  id?: string;
  /** A business date, `YYYY-MM-DD`: what a form and its draft can keep. */
  value?: string;
  onChange?: (date: string | undefined) => void;
  /** First and last date that can be chosen. */
  earliest?: string;
  latest?: string;
}

/** A business date in a form. */
export function DateInput({ id, value, onChange, earliest, latest }: DateInputProps) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      format="YYYY-MM-DD"
      value={value ? dayjs(value) : null}
      {...(earliest ? { minDate: dayjs(earliest) } : {})}
      {...(latest ? { maxDate: dayjs(latest) } : {})}
      onKeyDown={(event) => {
        // Enter takes the date that was typed; it must not send the form with it.
        if (event.key === 'Enter') event.preventDefault();
      }}
      onChange={(_, date) => onChange?.((typeof date === 'string' && date) || undefined)}
    />
  );
}
