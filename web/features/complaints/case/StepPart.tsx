import {
  type Complaint,
  recordStep,
  type StepName,
  type StepView,
  skipStep,
  stepNames,
} from '@tongli/contracts/complaints';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/session.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { insertText } from '../../../ui/form/insert-text.ts';
import { LongText } from '../../../ui/form/LongText.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { pageFile } from '../../../ui/page-file.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { AgainPart } from './AgainPart.tsx';
import { openSteps, positionOf } from './next.ts';
import { Refused } from './Refused.tsx';
import { recordField, recordOf, usualRecord, valuesOf } from './record.ts';
import { StepFields } from './StepFields.tsx';
import { StepGuide } from './StepGuide.tsx';
import { StepRecordFacts } from './StepRecordFacts.tsx';
import { useStepWords } from './step-words.ts';
import type { Work } from './work.ts';

const StepProposal = lazy(pageFile(() => import('../compensation/StepProposal.tsx')));

export interface StepProps {
  complaint: Complaint;
  view: StepView;
  work: Work;
}

const mandatory: readonly StepName[] = ['understand', 'explain'];

/** What the step left behind, or what is known of it beforehand. */
function initialOf(complaint: Complaint, step: StepName, meId: string) {
  const { record } = complaint.steps.find(({ name }) => name === step) ?? { record: null };
  return record ? valuesOf(record) : usualRecord(step, complaint, meId);
}

/** Whole seconds since the step was opened, at most a day. */
function useSpent(): () => number {
  const opened = useRef(0);
  useEffect(() => {
    opened.current = performance.now();
  }, []);
  return () => Math.min(86_400, Math.round((performance.now() - opened.current) / 1000));
}

function RecordForm({ complaint, view, work, onSkip }: StepProps & { onSkip: () => void }) {
  const { t } = useTranslation();
  const { accountId } = useMe();
  const { id, mayPromiseMinor } = complaint;
  const wordsOf = useStepWords();
  const spent = useSpent();
  const step = view.name;
  const again = view.state === 'recorded';
  const skippable = view.state === 'open' && !mandatory.includes(step);
  return (
    <VersionedForm
      key={step}
      endpoint={recordStep}
      name={`complaints.step.${id}.${step}`}
      record={complaint}
      initial={(one) => initialOf(one, step, accountId)}
      wordsOf={wordsOf}
      input={(values, version) => ({
        params: { id, step },
        body: { record: recordOf(step, values), version, spentSeconds: spent() },
      })}
      fieldOf={recordField}
      side={work.next !== step}
      submit={t(`complaints.record.${again ? 'save-again' : 'save'}`, { position: positionOf(step) })}
      cancel={skippable ? <Button onClick={onSkip}>{t('complaints.record.skip')}</Button> : null}
      onDone={work.done}
    >
      <StepFields step={step} authorityMinor={mayPromiseMinor} />
    </VersionedForm>
  );
}

function SkipForm({ complaint, view, work, onCancel }: StepProps & { onCancel: () => void }) {
  const { t } = useTranslation();
  const { id } = complaint;
  const step = view.name;
  return (
    <VersionedForm
      endpoint={skipStep}
      name={`complaints.skip.${id}.${step}`}
      record={complaint}
      input={(values, version) => ({ params: { id, step }, body: { reason: String(values.reason ?? ''), version } })}
      submit={t('complaints.record.skip-save')}
      cancel={<Button onClick={onCancel}>{t('complaints.case.cancel')}</Button>}
      onDone={work.done}
    >
      <Field name="reason" label={t('complaints.record.skip-reason')} help={t('complaints.record.skip-help')}>
        <LongText rows={2} maxRows={6} most={400} autoFocus />
      </Field>
    </VersionedForm>
  );
}

type Mode = 'shown' | 'writing' | 'skipping';

/** What keeps this step from being recorded now; null when nothing does. */
function useHindrance({ complaint, view, work }: StepProps) {
  const { t } = useTranslation();
  const allowance = complaint.actions['record-step'];
  if (!allowance?.allowed) return <Refused act={t('complaints.record.act')} allowance={allowance} />;
  const earlier = openSteps(complaint).find((name) => stepNames.indexOf(name) < stepNames.indexOf(view.name));
  if (!earlier) return null;
  const position = positionOf(earlier);
  return (
    <div className="stacked">
      <p>{t('complaints.record.locked', { position, step: t(`complaints.step.${earlier}`) })}</p>
      <span>
        <Button onClick={() => work.go(earlier)}>{t('complaints.record.to-step', { position })}</Button>
      </span>
    </div>
  );
}

interface StepBodyProps extends StepProps {
  mode: Mode;
  setMode: (mode: Mode) => void;
  hindrance: ReactNode;
}

function StepBody({ mode, setMode, hindrance, ...props }: StepBodyProps) {
  const { t } = useTranslation();
  const { view } = props;
  if (mode === 'skipping') return <SkipForm {...props} onCancel={() => setMode('writing')} />;
  if (mode === 'shown') {
    return (
      <>
        <StepRecordFacts view={view} />
        {hindrance ?? <AgainPart {...props} onAgain={() => setMode('writing')} />}
      </>
    );
  }
  return (
    hindrance ?? (
      <>
        {view.state === 'open' ? null : <p className="quiet">{t('complaints.record.again-words')}</p>}
        <RecordForm {...props} onSkip={() => setMode('skipping')} />
      </>
    )
  );
}

/** Once a step is saved, what it left behind stands in the place of its form. */
function shownAfter(work: Work, setMode: (mode: Mode) => void): Work {
  return {
    ...work,
    done: (changed) => {
      setMode('shown');
      work.done(changed);
    },
  };
}

/** One of the six steps: how it is done well, and what it leaves behind. */
export function StepPart(props: StepProps) {
  const { t } = useTranslation();
  const { view, work } = props;
  const [mode, setMode] = useState<Mode>(view.state === 'open' ? 'writing' : 'shown');
  const hindrance = useHindrance(props);
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement | null>(null);
  const insert = (text: string) => {
    const kept = field.current?.isConnected ? field.current : null;
    const target = kept ?? box.current?.querySelector('textarea');
    if (target) insertText(target, text);
  };
  return (
    <Section
      title={t('complaints.case.next-step', {
        position: positionOf(view.name),
        step: t(`complaints.step.${view.name}`),
      })}
    >
      {view.name === 'make-good' ? (
        <Suspense fallback={null}>
          <StepProposal complaint={props.complaint} />
        </Suspense>
      ) : null}
      <StepGuide
        step={view.name}
        complaint={props.complaint}
        onInsert={mode === 'writing' && !hindrance ? insert : undefined}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only notes which field inside was written in last. */}
      <div
        ref={box}
        onFocus={({ target }) => {
          if (target instanceof HTMLTextAreaElement) field.current = target;
        }}
      >
        <StepBody {...props} work={shownAfter(work, setMode)} mode={mode} setMode={setMode} hindrance={hindrance} />
      </div>
    </Section>
  );
}
