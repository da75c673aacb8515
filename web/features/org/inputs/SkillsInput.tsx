import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import { useSkills } from '../reading.ts';
import './skills-input.css';

export interface SkillDraft {
  readonly skillId?: string;
  readonly level: number;
}

const levels = [1, 2, 3, 4, 5] as const;

interface RowProps {
  row: SkillDraft;
  number: number;
  choices: readonly { value: string; label: string }[];
  onChange: (row: SkillDraft) => void;
  onRemove: () => void;
}

function SkillRow({ row, number, choices, onChange, onRemove }: RowProps) {
  const { t } = useTranslation();
  const label = choices.find(({ value }) => value === row.skillId)?.label ?? t('org.skill.one', { number });
  return (
    <li>
      <Select<string>
        aria-label={t('org.skill.one', { number })}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('org.skill.choose')}
        value={row.skillId ?? null}
        options={[...choices]}
        onChange={(skillId) => onChange({ ...row, skillId })}
      />
      <Select<number>
        aria-label={t('org.skill.level-of', { name: label })}
        value={row.level}
        options={levels.map((value) => ({ value, label: t(`org.skill.level.${value}`) }))}
        onChange={(level) => onChange({ ...row, level })}
      />
      <Button type="text" aria-label={t('org.skill.remove-of', { name: label })} onClick={onRemove}>
        {t('org.skill.remove')}
      </Button>
    </li>
  );
}

interface SkillsInputProps {
  value?: readonly SkillDraft[];
  onChange?: (rows: SkillDraft[]) => void;
  label: string;
  /** What somebody has already, named though it may be retired. */
  known?: readonly { readonly skillId: string; readonly name: { readonly zh: string; readonly en: string } }[];
}

/** Skills with a level each. */
export function SkillsInput({ value = [], onChange, label, known = [] }: SkillsInputProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { data = [] } = useSkills();
  const named = new Map(data.map(({ id, name }) => [id, pick(name)]));
  for (const { skillId, name } of known) named.set(skillId, pick(name));
  const choices = [...named].map(([id, words]) => ({ value: id, label: words }));
  const taken = new Set(value.map(({ skillId }) => skillId));
  const change = (rows: SkillDraft[]) => onChange?.(rows);
  return (
    <fieldset className="skills-input" aria-label={label}>
      <ul>
        {value.map((row, index) => (
          <SkillRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their order, and a new one has no skill yet.
            key={index}
            row={row}
            number={index + 1}
            choices={choices.filter((choice) => choice.value === row.skillId || !taken.has(choice.value))}
            onChange={(changed) => change(value.with(index, changed))}
            onRemove={() => change(value.toSpliced(index, 1))}
          />
        ))}
      </ul>
      <Button onClick={() => change([...value, { level: 1 }])}>{t('org.skill.add-row')}</Button>
    </fieldset>
  );
}
