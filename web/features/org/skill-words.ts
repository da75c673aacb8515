import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../ui/language.ts';
import type { SkillDraft } from './inputs/SkillsInput.tsx';
import { useSkills } from './reading.ts';

interface Known {
  readonly skillId: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/** Skills with their levels, one a line, where two changes of them are compared. */
export function useSkillWords(known: readonly Known[]): (path: string, value: unknown) => string | undefined {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { data = [] } = useSkills();
  const named = new Map(data.map(({ id, name }) => [id, pick(name)]));
  for (const { skillId, name } of known) named.set(skillId, pick(name));
  const line = ({ skillId = '', level }: SkillDraft) =>
    `${named.get(skillId) ?? '—'} · ${t(`org.skill.level.${level}`)}`;
  return (path, value) => {
    const rows = value as readonly SkillDraft[] | undefined;
    return path === 'skills' && rows && rows.length > 0 ? rows.map(line).join('\n') : undefined;
  };
}
