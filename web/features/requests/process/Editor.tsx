import { listCalendars } from '@tongli/contracts/org';
import {
  type Fault,
  type ProcessDefinition,
  type ProcessStep,
  type ServiceProcess,
  servicePhases,
  validateDefinition,
  writeProcessDraft,
} from '@tongli/contracts/requests';
import { Alert, Button, InputNumber, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { useCalendars } from '../words.ts';
import { ProcessGraph } from './ProcessGraph.tsx';
import { Both, Labelled } from './Rows.tsx';
import { StepForm } from './StepForm.tsx';
import { useFaultWords, usePosts } from './words.ts';

const newStep = (keys: readonly string[]): ProcessStep => {
  let number = keys.length + 1;
  while (keys.includes(`step-${number}`)) number++;
  return {
    key: `step-${number}`,
    name: { zh: '', en: '' },
    owner: { role: 'agent' },
    inputs: [],
    outputs: [],
    standards: [],
    limit: { amount: 60, unit: 'minutes' },
    fields: [],
    next: [],
    back: [],
  };
};

/** A key that changes, or a step that goes, changes with whatever leads to it. */
function renamed(steps: readonly ProcessStep[], from: string, to: string | null): ProcessStep[] {
  const target = (key: string): string[] => (key === from ? (to === null ? [] : [to]) : [key]);
  return steps.map((step) => ({
    ...step,
    next: step.next.flatMap((way) => target(way.to).map((key) => ({ ...way, to: key }))),
    back: step.back.flatMap(target),
  }));
}

/** Faults as the server will find them, while one types; posts and calendars are believed until they are known. */
function useFaults(definition: ProcessDefinition): Fault[] {
  const posts = usePosts();
  const { data } = useRead(listCalendars, {}, { staleTime: 60_000 });
  return useMemo(() => {
    const named = definition.steps.flatMap(({ owner }) => ('post' in owner ? [owner.post] : []));
    return validateDefinition(definition, {
      posts: new Set(posts.length > 0 ? posts.map(({ value }) => value) : named),
      calendars: new Set(data ? data.calendars.map(({ code }) => code) : [definition.calendar]),
    });
  }, [definition, posts, data]);
}

interface WholeProps {
  definition: ProcessDefinition;
  faults: readonly Fault[];
  set: (change: Partial<ProcessDefinition>) => void;
}

function Whole({ definition, faults, set }: WholeProps) {
  const { t } = useTranslation();
  const calendars = useCalendars();
  const faultWords = useFaultWords();
  const { limit } = definition;
  return (
    <Section title={t('requests.process.whole')}>
      {faults.length > 0 ? <Alert type="error" showIcon role="alert" title={faults.map(faultWords).join(' ')} /> : null}
      <div className="process-rows">
        <div className="process-row">
          <Both
            labelled
            value={definition.name}
            label={t('requests.process.name')}
            most={60}
            onChange={(name) => set({ name })}
          />
        </div>
        <div className="process-row">
          <Both
            labelled
            value={definition.about}
            label={t('requests.process.about')}
            most={400}
            onChange={(about) => set({ about })}
          />
        </div>
        <div className="process-row">
          <Labelled label={t('requests.process.phase')}>
            <Select
              value={definition.phase}
              options={servicePhases.map((phase) => ({ value: phase, label: t(`requests.phase.${phase}`) }))}
              onChange={(phase) => set({ phase })}
            />
          </Labelled>
          <Labelled label={t('requests.calendar')}>
            <Select value={definition.calendar} options={calendars} onChange={(calendar) => set({ calendar })} />
          </Labelled>
          <Labelled label={t('requests.process.promise-days')}>
            <InputNumber
              value={limit?.unit === 'days' ? limit.amount : null}
              onChange={(amount) => set({ limit: amount === null ? null : { amount, unit: 'days' } })}
            />
          </Labelled>
        </div>
      </div>
    </Section>
  );
}

interface EditorProps {
  process: ServiceProcess;
  start: ProcessDefinition;
}

/** The drawing beside the form of the step chosen in it. What is typed is judged at once, and kept by the server when saved. */
export function Editor({ process, start }: EditorProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [definition, setDefinition] = useState(start);
  const [at, setAt] = useState(0);
  const faults = useFaults(definition);
  const save = useAct(writeProcessDraft);
  const step = definition.steps[at];
  const set = (change: Partial<ProcessDefinition>) => setDefinition({ ...definition, ...change });
  const change = (to: ProcessStep) => {
    const steps = step && step.key !== to.key ? renamed(definition.steps, step.key, to.key) : definition.steps;
    const ways = step && step.key !== to.key ? { next: steps[at]?.next ?? [], back: steps[at]?.back ?? [] } : {};
    set({ steps: steps.with(at, { ...to, ...ways }) });
  };
  const add = () => {
    const added = newStep(definition.steps.map(({ key }) => key));
    set({ steps: [...definition.steps, added] });
    setAt(definition.steps.length);
  };
  const remove = () => {
    if (!step) return;
    set({ steps: renamed(definition.steps.toSpliced(at, 1), step.key, null) });
    setAt(0);
  };
  const dirty = JSON.stringify(definition) !== JSON.stringify(start);
  return (
    <div className="process-columns">
      <div>
        <ProcessGraph
          definition={definition}
          faults={faults}
          chosen={step?.key ?? null}
          onChoose={(key) => setAt(definition.steps.findIndex((one) => one.key === key))}
        />
        <div className="process-row">
          <Button onClick={add}>{t('requests.process.add-step')}</Button>
          <Button
            type="primary"
            disabled={!dirty}
            loading={save.isPending}
            onClick={() => save.mutate({ params: { id: process.id }, body: { definition, version: process.version } })}
          >
            {t('requests.process.save-draft')}
          </Button>
          <span className="quiet" role="status">
            {faults.length > 0
              ? t('requests.process.faults', { count: faults.length })
              : t('requests.process.no-faults')}
          </span>
        </div>
        {save.error ? <Alert type="error" showIcon role="alert" title={words.ofError(save.error)} /> : null}
      </div>
      <div>
        <Whole definition={definition} faults={faults.filter((one) => one.step === null)} set={set} />
        {step ? (
          <StepForm
            definition={definition}
            step={step}
            faults={faults.filter((one) => one.step === step.key)}
            onChange={change}
            onRemove={remove}
          />
        ) : null}
      </div>
    </div>
  );
}
