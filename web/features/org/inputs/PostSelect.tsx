import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import { usePosts } from '../reading.ts';

interface PostSelectProps {
  id?: string;
  value?: string;
  onChange?: (postId: string) => void;
  /** What somebody holds now, shown though it may be retired. */
  now?: { readonly id: string; readonly label: string };
}

/** One post, found by name or level. */
export function PostSelect({ id, value, onChange, now }: PostSelectProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { data = [], isPending } = usePosts();
  const options = data.map((post) => ({
    value: post.id,
    label: t('org.post.with-level', { name: pick(post.name), level: t(`org.level.${post.level}`) }),
  }));
  const known = !now || options.some((option) => option.value === now.id);
  return (
    <Select<string>
      {...(id ? { id } : {})}
      showSearch={{ optionFilterProp: 'label' }}
      loading={isPending}
      value={value ?? null}
      options={known ? options : [{ value: now.id, label: now.label }, ...options]}
      onChange={(next) => onChange?.(next)}
    />
  );
}
