import type { Ladder, RungTarget } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../ui/language.ts';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { spanText } from '../../../ui/time.ts';
import { useDirectory, usePostName } from '../names.ts';

const minute = 60_000;

/** The rungs of a ladder and its arbiter in words. */
export function useRungWords() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { person } = useDirectory();
  const postName = usePostName();
  const who = (target: RungTarget) =>
    'personId' in target
      ? (person(target.personId) ?? '—')
      : t(`work.settings.holder-${target.where}`, { post: postName(target.post) });
  const hours = (minutes: number) => spanText(minutes * minute, language);
  const rungWords = ({ rungs = [], arbiter, arbitrationMinutes }: Ladder) => [
    ...rungs.map(({ afterMinutes, to }) => ({
      label: t('work.settings.late-by', { span: hours(afterMinutes) }),
      value: who(to),
    })),
    { label: t('work.settings.arbiter-within', { span: hours(arbitrationMinutes) }), value: who(arbiter) },
  ];
  return { rungWords };
}

/** Ladders to read, for those who do not set them. */
export function LadderView({ ladders }: { ladders: readonly Ladder[] }) {
  const { t } = useTranslation();
  const { unit } = useDirectory();
  const { rungWords } = useRungWords();
  if (ladders.length === 0) return <p className="quiet">{t('work.settings.no-ladders')}</p>;
  return ladders.map((ladder) => (
    <Section
      key={`${ladder.unitId} ${ladder.kind}`}
      title={[
        unit(ladder.unitId) ?? t('work.settings.any-unit'),
        ladder.kind ? t(`work.kind.${ladder.kind}`) : t('work.settings.any-kind'),
      ].join(' · ')}
    >
      <Facts facts={rungWords(ladder)} />
    </Section>
  ));
}
