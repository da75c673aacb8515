import { useTranslation } from 'react-i18next';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { useTerms } from '../../ui/terms.ts';
import type { PortalStep, PortalValues } from './form.ts';

interface Group {
  readonly step: Exclude<PortalStep, 'check'>;
  readonly facts: readonly (readonly [label: string, value: string])[];
}

function useGroups(values: PortalValues, projectId: string | null): Group[] {
  const { t } = useTranslation();
  const terms = useTerms(projectId);
  const yesNo = (value: boolean) => t(`portal.check.${value ? 'yes' : 'no'}`);
  return [
    {
      step: 'matter',
      facts: [
        [t('portal.matter.product'), terms.name('product', values.product)],
        [t('portal.matter.area'), terms.name('area', values.area)],
        [t('portal.matter.facts'), values.facts],
        [t('portal.matter.files'), values.files.map(({ name }) => name).join('\n') || t('portal.check.none')],
      ],
    },
    {
      step: 'who',
      facts: [
        [t('portal.who.name'), values.name],
        [t('portal.who.phone'), values.phone],
        [t('portal.who.email'), values.email || t('portal.check.none')],
      ],
    },
    {
      step: 'remedy',
      facts: [
        [t('portal.remedy.demand'), values.demand],
        [t('portal.remedy.wants-response'), yesNo(values.wantsResponse)],
        [t('portal.remedy.about-handling'), yesNo(values.aboutHandling)],
      ],
    },
  ];
}

interface CheckFormProps {
  values: PortalValues;
  projectId: string | null;
  onChange: (step: PortalStep) => void;
}

/** All that was written, read once more before it is sent. */
export function CheckForm({ values, projectId, onChange }: CheckFormProps) {
  const { t } = useTranslation();
  return useGroups(values, projectId).map(({ step, facts }) => {
    const part = t(`portal.step.${step}`);
    return (
      <section key={step} className="portal-card">
        <header>
          <h2>{part}</h2>
          <PlainButton look="text" aria-label={t('portal.check.change-of', { part })} onClick={() => onChange(step)}>
            {t('portal.check.change')}
          </PlainButton>
        </header>
        <dl>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
    );
  });
}
