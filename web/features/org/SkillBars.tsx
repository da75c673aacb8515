import type { Bilingual } from '@tongli/contracts/kernel';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../ui/language.ts';
import './org.css';

interface Levelled {
  readonly skillId: string;
  readonly name: Bilingual;
  readonly level: number;
}

/** Skills, each with its level as a word and as steps of a bar. */
export function SkillBars({ skills, label }: { skills: readonly Levelled[]; label: string }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  return (
    <ul className="skill-bars" aria-label={label}>
      {skills.map(({ skillId, name, level }) => (
        <li key={skillId}>
          <span>{pick(name)}</span>
          <span className="skill-steps" aria-hidden="true">
            {[1, 2, 3, 4, 5].map((step) => (
              <i key={step} className={step <= level ? 'skill-step-full' : ''} />
            ))}
          </span>
          <span className="quiet">{t(`org.skill.level.${level}`)}</span>
        </li>
      ))}
    </ul>
  );
}
