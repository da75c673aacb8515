import type { Post } from '@tongli/contracts/org';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import { useCertificates } from '../reading.ts';
import { useSkillWords } from '../skill-words.ts';

/** A post's values in words, where two changes of it are compared. */
export function usePostWords(post: Post): (path: string, value: unknown) => string | undefined {
  const { t } = useTranslation();
  const pick = useBilingual();
  const skillWords = useSkillWords(post.skills);
  const { data = [] } = useCertificates();
  const named = new Map(data.map(({ id, name }) => [id, pick(name)]));
  for (const { certificateId, name } of post.certificates) named.set(certificateId, pick(name));
  return (path, value) => {
    if (path === 'level') return t(`org.level.${String(value)}`);
    if (path === 'office') return t(`org.office.${String(value)}`);
    const ids = path === 'certificateIds' ? (value as readonly string[] | undefined) : undefined;
    if (ids && ids.length > 0) return ids.map((id) => named.get(id) ?? '—').join('\n');
    return skillWords(path, value);
  };
}
