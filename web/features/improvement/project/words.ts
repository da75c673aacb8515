import type { ProjectGate, ProjectStage } from '@tongli/contracts/improvement';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../../ui/numbers.ts';

export const currency = 'CNY';

export function useStageName(): (stage: ProjectStage) => string {
  const { t } = useTranslation();
  return (stage) => t(`improvement.stage.${stage}`);
}

/** Hundredths of the currency; nothing known is a dash. */
export function useMoney(): (minor: number | null) => string {
  const { money } = useNumbers();
  return (minor) => (minor === null ? '—' : money(minor, currency));
}

export const isComplete = ({ requirements }: ProjectGate): boolean => requirements.every(({ met }) => met);
