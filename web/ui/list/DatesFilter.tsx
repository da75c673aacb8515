import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useTranslation } from 'react-i18next';
import { filterKey } from '../../api/list.ts';
import { useAddress } from '../address.ts';

const read = (date: string | undefined) => (date ? dayjs(date) : null);

/** A span of business dates, either end open. */
export default function DatesFilter({ field, label }: { field: string; label: string }) {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const [from, to] = [filterKey(field, 'gte'), filterKey(field, 'lte')];
  return (
    <DatePicker.RangePicker
      allowEmpty
      className="filter-dates"
      format="YYYY-MM-DD"
      aria-label={label}
      placeholder={[t('ui.list.dates-from', { label }), t('ui.list.dates-to')]}
      value={[read(search[from]), read(search[to])]}
      onChange={(_, [first, last] = ['', '']) => change({ [from]: first || undefined, [to]: last || undefined })}
    />
  );
}
