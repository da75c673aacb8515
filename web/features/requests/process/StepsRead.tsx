import type { ProcessDefinition } from '@tongli/contracts/requests';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { ProcessGraph } from './ProcessGraph.tsx';
import { useLimitWords, useOwnerWords } from './words.ts';

/** A definition to be read and printed: the drawing, and each step with all that it asks. */
export function StepsRead({ definition }: { definition: ProcessDefinition }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const [limitWords, ownerWords] = [useLimitWords(), useOwnerWords()];
  const nameOf = (key: string) => {
    const step = definition.steps.find((one) => one.key === key);
    return step ? pick(step.name) : key;
  };
  return (
    <div className="process-columns">
      <ProcessGraph definition={definition} faults={[]} />
      <div>
        {definition.steps.map((step) => (
          <Section key={step.key} title={pick(step.name)}>
            <Facts
              facts={[
                { label: t('requests.process.owner'), value: ownerWords(step.owner) },
                { label: t('requests.process.limit'), value: limitWords(step.limit) },
                {
                  label: t('requests.process.standards'),
                  value: step.standards
                    .map(({ value, unit, measure }) => `${value ?? ''} ${unit} (${pick(measure)})`)
                    .join(' · '),
                },
                { label: t('requests.process.inputs'), value: step.inputs.map(pick).join(' · ') },
                { label: t('requests.process.outputs'), value: step.outputs.map(pick).join(' · ') },
                { label: t('requests.process.fields'), value: step.fields.map(({ name }) => pick(name)).join(' · ') },
                {
                  label: t('requests.process.next'),
                  value: step.next.map(({ to }) => nameOf(to)).join(' · ') || t('requests.process.end'),
                },
                { label: t('requests.process.back'), value: step.back.map(nameOf).join(' · ') },
              ]}
            />
          </Section>
        ))}
      </div>
    </div>
  );
}
