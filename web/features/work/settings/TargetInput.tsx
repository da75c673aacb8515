import type { RungTarget } from '@tongli/contracts/work';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { usePosts } from '../names.ts';

interface TargetInputProps {
  id?: string;
  value?: RungTarget;
  onChange?: (target: RungTarget) => void;
}

type How = 'unit' | 'above' | 'person';

const howOf = (target: RungTarget): How => ('personId' in target ? 'person' : target.where);

/** Who: whoever holds a post, here or above, or one person by name. */
export function TargetInput({ id, value = { post: '', where: 'above' }, onChange }: TargetInputProps) {
  const { t } = useTranslation();
  const posts = usePosts();
  const choose = (how: How) => {
    const post = 'post' in value ? value.post : '';
    onChange?.(how === 'person' ? { personId: '' } : { post, where: how });
  };
  const hows = ['unit', 'above', 'person'] as const;
  return (
    <div className="target-input">
      <Select<How>
        {...(id ? { id } : {})}
        aria-label={t('work.settings.target-how')}
        value={howOf(value)}
        onChange={choose}
        options={hows.map((how) => ({ value: how, label: t(`work.settings.target.${how}`) }))}
        popupMatchSelectWidth={false}
      />
      {'personId' in value ? (
        <PeopleSelect
          label={t('work.settings.target-who')}
          value={value.personId}
          onChange={(personId) => onChange?.({ personId: String(personId) })}
        />
      ) : (
        <Select
          aria-label={t('work.settings.target-post')}
          showSearch={{ optionFilterProp: 'label' }}
          className="filter-choice"
          popupMatchSelectWidth={false}
          value={value.post || null}
          placeholder={t('work.settings.target-post')}
          options={posts}
          onChange={(post: string) => onChange?.({ post, where: value.where })}
        />
      )}
    </div>
  );
}
