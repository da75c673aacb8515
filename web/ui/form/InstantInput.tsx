import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useSite } from '../../api/session.ts';
import { clockAt, instantAtClock } from '../zone-time.ts';

interface InstantInputProps {
  id?: string;
  /** An instant, as the contract takes it. */
  value?: string | undefined;
  onChange?: (at: string | undefined) => void;
  'aria-label'?: string;
}

/** A date and time in the site's zone, whatever zone the browser is in. */
export default function InstantInput({ id, value, onChange, ...rest }: InstantInputProps) {
  const { zone, now } = useSite();
  return (
    <DatePicker
      {...rest}
      {...(id ? { id } : {})}
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      defaultPickerValue={dayjs(clockAt(zone, now()))}
      value={value ? dayjs(clockAt(zone, Date.parse(value))) : null}
      onKeyDown={(event) => {
        // Enter takes the time that was typed; it must not send the form with it.
        if (event.key === 'Enter') event.preventDefault();
      }}
      onChange={(day) => onChange?.(day ? instantAtClock(zone, day.format('YYYY-MM-DDTHH:mm')) : undefined)}
    />
  );
}
