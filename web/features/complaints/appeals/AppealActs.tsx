import { type Appeal, decideAppeal, reviewAppeal } from '@tongli/contracts/complaints';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { Choices } from '../../../ui/form/Choices.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { usePeople } from '../people.ts';

function DecideForm({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={decideAppeal}
      name={`complaints.decide-appeal.${appeal.id}`}
      input={(values) => ({
        params: { id: appeal.id },
        body: { upheld: values.upheld as boolean, text: String(values.text ?? '') },
      })}
      side
      submit={t('complaints.appeal.decide')}
      onDone={() => undefined}
    >
      <Field name="upheld" label={t('complaints.appeal.result')}>
        <Choices
          options={([true, false] as const).map((value) => ({
            value,
            label: t(`complaints.appeal.result-of.${value}`),
          }))}
        />
      </Field>
      <Field name="text" label={t('complaints.appeal.decision')} help={t('complaints.appeal.decision-help')}>
        <LongText rows={5} maxRows={16} most={4000} />
      </Field>
    </EndpointForm>
  );
}

function GiveForm({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation();
  const people = usePeople();
  return (
    <EndpointForm
      endpoint={reviewAppeal}
      name={`complaints.review-appeal.${appeal.id}`}
      input={(values) => ({ params: { id: appeal.id }, body: { reviewerId: String(values.reviewerId ?? '') } })}
      side
      submit={t('complaints.appeal.give')}
      onDone={() => undefined}
    >
      <Field name="reviewerId" label={t('complaints.appeal.reviewer')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={people.options.filter(({ value }) => value !== appeal.reviewerId)}
        />
      </Field>
    </EndpointForm>
  );
}

/** Taking it over or giving it to somebody; for the reviewer, deciding it. */
export function AppealActs({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation();
  const me = useMe();
  const take = useAct(reviewAppeal);
  if (appeal.decidedAt !== null) return null;
  const takeOver = () => take.mutate({ params: { id: appeal.id }, body: { reviewerId: me.accountId } });
  return (
    <>
      {appeal.actions.decide?.allowed ? (
        <DecideForm appeal={appeal} />
      ) : (
        <div className="form-foot">
          <ActButton allowance={appeal.actions.review} pending={take.isPending} onAct={takeOver}>
            {t('complaints.appeal.take')}
          </ActButton>
        </div>
      )}
      {may(me, 'complaints.assign') ? <GiveForm appeal={appeal} /> : null}
    </>
  );
}
