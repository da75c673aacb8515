import { type Complaint, getComplaint } from '@tongli/contracts/complaints';
import { Alert, Space } from 'antd';
import { Fragment, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { usePathParam } from '../../../ui/address.ts';
import { useNarrow } from '../../../ui/narrow.ts';
import { Read } from '../../../ui/Read.tsx';
import type { Fact } from '../../../ui/record/Facts.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { type StepMark, Stepper } from '../../../ui/record/Stepper.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { useTerms } from '../../../ui/terms.ts';
import { DueBy, LimitClock } from '../LimitClock.tsx';
import { PrecedenceTag } from '../PrecedenceTag.tsx';
import { Severity } from '../Severity.tsx';
import { toneOfState } from '../tones.ts';
import { AssessPart } from './AssessPart.tsx';
import { CaseActions, useNextWords } from './CaseActions.tsx';
import { CaseBeside } from './CaseBeside.tsx';
import { CaseMarks } from './CaseMarks.tsx';
import { CaseNewsBar } from './CaseNewsBar.tsx';
import { CaseTimeline } from './CaseTimeline.tsx';
import { ClosePart } from './ClosePart.tsx';
import { CustomerFact } from './CustomerFact.tsx';
import { AcknowledgePart, AnswerPart, NotePart, type PartProps } from './MessageParts.tsx';
import { NamePart } from './NamePart.tsx';
import { isStep, type Part, positionOf } from './next.ts';
import { PausePart } from './PausePart.tsx';
import { ReopenPart } from './ReopenPart.tsx';
import { AssignPart, ClassifyPart, ExtendPart } from './SideParts.tsx';
import { StageLine } from './StageLine.tsx';
import { StepPart } from './StepPart.tsx';
import { useCaseTabs } from './useCaseTabs.tsx';
import { useWork } from './work.ts';

function useFacts(complaint: Complaint, next: string): Fact[] {
  const { t } = useTranslation();
  const terms = useTerms();
  const { customer, limits, product, area } = complaint;
  return [
    { label: t('complaints.case.next'), value: <strong>{next}</strong> },
    { label: t('complaints.owner'), value: complaint.ownerName ?? t('complaints.nobody') },
    {
      label: t('complaints.limit'),
      value:
        limits.length > 0 ? (
          <Space size={4} wrap>
            {limits.map((limit) => (
              <Fragment key={`${limit.kind}.${limit.startedAt}`}>
                <LimitClock limit={limit} />
                <DueBy limit={limit} />
              </Fragment>
            ))}
          </Space>
        ) : null,
    },
    { label: t('complaints.severity-label'), value: <Severity of={complaint.severity} /> },
    { label: t('complaints.customer'), value: customer ? <CustomerFact customer={customer} /> : null },
    {
      label: t('complaints.matter'),
      value: [terms.name('product', product), terms.name('area', area)].join(' · '),
    },
  ];
}

function CaseStepper({ complaint, work }: PartProps) {
  const { t } = useTranslation();
  const marks: StepMark[] = complaint.steps.map(({ name, state }) => ({
    key: name,
    label: t(`complaints.step.${name}`),
    name: t('complaints.case.step-of', {
      position: positionOf(name),
      step: t(`complaints.step.${name}`),
      state: t(`complaints.case.step-state.${state}`),
    }),
    state: state === 'recorded' ? 'done' : state,
    current: work.next === name,
    shown: work.part === name,
  }));
  const open = (key: string) => work.go(complaint.steps.find(({ name }) => name === key)?.name ?? null);
  return <Stepper steps={marks} label={t('complaints.case.progress')} onChoose={open} />;
}

const parts = {
  acknowledge: AcknowledgePart,
  answer: AnswerPart,
  close: ClosePart,
  classify: ClassifyPart,
  assign: AssignPart,
  note: NotePart,
  assess: AssessPart,
  pause: PausePart,
  extend: ExtendPart,
  name: NamePart,
  reopen: ReopenPart,
} as const;

/** What is worked on: a step with its guide, or another act. */
function OpenPart(props: PartProps) {
  const { complaint, work } = props;
  if (work.part === null) return null;
  if (!isStep(work.part)) {
    const Chosen = parts[work.part];
    return <Chosen {...props} />;
  }
  const view = complaint.steps.find(({ name }) => name === work.part);
  return view ? <StepPart key={view.name} view={view} {...props} /> : null;
}

/** When another part opens, the reader is taken there: to the top of the page, on a phone to the part itself. */
function useFocusOnChange(part: Part | null) {
  const narrow = useNarrow();
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef(part);
  useEffect(() => {
    if (shown.current === part) return;
    shown.current = part;
    const place = box.current;
    place?.focus({ preventScroll: true });
    (narrow ? place : place?.closest('.page'))?.scrollIntoView();
  }, [part, narrow]);
  return box;
}

function Case({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation();
  const work = useWork(complaint);
  const nextWords = useNextWords();
  const box = useFocusOnChange(work.part);
  const { state } = complaint;
  return (
    <RecordPage
      title={t('complaints.case.page', { number: complaint.number })}
      state={
        <>
          <StateTag tone={toneOfState[state]}>{t(`complaints.state.${state}`)}</StateTag>
          <PrecedenceTag of={complaint.precedence} />
          <CaseMarks marks={complaint.marks} />
        </>
      }
      facts={useFacts(complaint, nextWords(work.next))}
      actions={<CaseActions complaint={complaint} work={work} />}
      above={
        <>
          {complaint.actions.note?.refusal === 'recused' ? (
            <Alert type="warning" showIcon role="status" className="form-notice" title={t('complaints.case.recused')} />
          ) : null}
          {complaint.erasedAt ? <ErasedNotice at={complaint.erasedAt} /> : null}
          <CaseNewsBar id={complaint.id} version={complaint.version} />
          <StageLine stages={complaint.stages} />
          <CaseStepper complaint={complaint} work={work} />
        </>
      }
      tabs={useCaseTabs(complaint)}
      aside={
        <>
          <CaseBeside complaint={complaint} />
          <Section title={t('complaints.case.timeline')}>
            <CaseTimeline complaint={complaint} />
          </Section>
        </>
      }
    >
      <div ref={box} tabIndex={-1} className="focus-place">
        <OpenPart complaint={complaint} work={work} />
      </div>
    </RecordPage>
  );
}

/** Why there is nothing to read any more. */
function ErasedNotice({ at }: { at: string }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="info"
      showIcon
      role="status"
      className="form-notice"
      title={
        <>
          {t('complaints.case.erased')} <Instant at={at} />
        </>
      }
      description={t('complaints.case.erased-words')}
    />
  );
}

/** One complaint, led through its six steps. */
export default function CasePage() {
  const id = usePathParam('id');
  const result = useRead(getComplaint, { params: { id } });
  return <Read of={result}>{(complaint) => <Case key={complaint.id} complaint={complaint} />}</Read>;
}
