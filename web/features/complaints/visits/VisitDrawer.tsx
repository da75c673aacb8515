import { getComplaint, recordVisit, type Visit } from '@tongli/contracts/complaints';
import { Alert, Drawer, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Choices } from '../../../ui/form/Choices.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { Told } from '../../../ui/record/Told.tsx';
import { CustomerFact } from '../case/CustomerFact.tsx';

/** Whom one calls about what: enough not to have to open the case. */
function Matter({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const result = useRead(getComplaint, { params: { id: visit.complaintId } });
  return (
    <Read of={result}>
      {({ customer, facts, demand, answer }) => (
        <Told
          facts={[
            { label: t('complaints.customer'), value: customer ? <CustomerFact customer={customer} /> : null },
            { label: t('complaints.case.words'), value: facts },
            { label: t('complaints.case.demand'), value: demand },
            ...(answer ? [{ label: t('complaints.case.answer-given'), value: answer }] : []),
          ]}
        />
      )}
    </Read>
  );
}

function YesNo({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation();
  return (
    <Field name={name} label={label}>
      <Choices
        optionType="button"
        options={(['yes', 'no'] as const).map((value) => ({
          value: value === 'yes',
          label: t(`complaints.visit.${value}`),
        }))}
      />
    </Field>
  );
}

/** Further questions come once somebody is on the line. */
function OnTheLine() {
  const { t } = useTranslation();
  const reached = Form.useWatch<boolean | undefined>('reached');
  if (!reached) return null;
  return (
    <>
      <YesNo name="solved" label={t('complaints.visit.is-solved')} />
      <YesNo name="satisfied" label={t('complaints.visit.is-satisfied')} />
    </>
  );
}

function Questions({ visit, onDone }: { visit: Visit; onDone: () => void }) {
  const { t } = useTranslation();
  const words = (value: unknown) => String(value ?? '');
  return (
    <EndpointForm
      endpoint={recordVisit}
      name={`complaints.visit.${visit.id}`}
      input={(values) => ({
        params: { id: visit.id },
        body:
          values.reached === true
            ? {
                reached: true,
                solved: values.solved as boolean,
                satisfied: values.satisfied as boolean,
                words: words(values.words),
              }
            : { reached: values.reached as false, words: words(values.words) },
      })}
      submit={t('complaints.visit.record')}
      onDone={onDone}
    >
      <YesNo name="reached" label={t('complaints.visit.is-reached')} />
      <OnTheLine />
      <Field name="words" label={t('complaints.visit.words')} help={t('complaints.visit.words-help')} optional>
        <LongText rows={3} maxRows={10} most={2000} />
      </Field>
    </EndpointForm>
  );
}

interface VisitDrawerProps {
  visit: Visit | undefined;
  /** The next that can be called. */
  next: Visit | undefined;
  onOpen: (id: string | undefined) => void;
}

/** One call: who and what about, and the few questions, by keys alone; then the next. */
export function VisitDrawer({ visit, next, onOpen }: VisitDrawerProps) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  if (!visit) return null;
  const { allowed, refusal } = visit.actions.visit ?? { allowed: false, refusal: 'forbidden' };
  return (
    <Drawer
      open
      size={480}
      title={t('complaints.visit.of', { number: visit.number })}
      onClose={() => onOpen(undefined)}
      destroyOnHidden
    >
      <Matter visit={visit} />
      {allowed ? (
        <Questions key={visit.id} visit={visit} onDone={() => onOpen(next?.id)} />
      ) : (
        <Alert type="info" showIcon title={problem.ofRefusal(refusal ?? 'forbidden')} />
      )}
    </Drawer>
  );
}
