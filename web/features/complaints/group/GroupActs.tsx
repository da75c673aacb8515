import {
  addComplainants,
  addToComplaintGroup,
  type ComplaintGroup,
  dissolveComplaintGroup,
  mostAddedAtOnce,
} from '@tongli/contracts/complaints';
import { Input, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { ReasonDrawer } from '../../../ui/form/ReasonDrawer.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Refused } from '../case/Refused.tsx';
import { JointDecision, JointLetter } from './JointForms.tsx';
import { firstUnread, signedIn } from './signed.ts';

interface GroupProps {
  readonly group: ComplaintGroup;
}

const stay = () => undefined;
const text = (value: unknown) => String(value ?? '');

/** What is done for all: more of them, one letter, one decision. */
export function GroupActs({ group }: GroupProps) {
  const { t } = useTranslation();
  const { decide, write, add } = group.actions;
  const shown = (act: 'decide' | 'write' | 'add', Part: (props: GroupProps) => ReactNode) => {
    const allowance = { decide, write, add }[act];
    const label = t(`complaints.group.act.${act}`);
    const part = allowance?.allowed ? <Part group={group} /> : <Refused act={label} allowance={allowance} />;
    return { key: act, label, children: part };
  };
  return (
    <Section title={t('complaints.group.for-all')}>
      <Tabs size="small" items={[shown('decide', JointDecision), shown('write', JointLetter), shown('add', Adding)]} />
      <Dissolving group={group} />
    </Section>
  );
}

function Adding({ group: { masterId, matter } }: GroupProps) {
  const { t } = useTranslation();
  const read = async (_: unknown, lines: unknown) => {
    const line = firstUnread(text(lines));
    if (line !== null) throw new Error(t('complaints.group.unread', { line }));
  };
  return (
    <>
      <EndpointForm
        endpoint={addToComplaintGroup}
        name={`complaints.group-add.${masterId}`}
        input={({ complaintNumber }) => ({
          params: { id: masterId },
          body: { complaintNumber: text(complaintNumber) },
        })}
        side
        submit={t('complaints.group.add')}
        onDone={stay}
      >
        <Field name="complaintNumber" label={t('complaints.group.add-number')}>
          <Input autoComplete="off" />
        </Field>
      </EndpointForm>
      <EndpointForm
        endpoint={addComplainants}
        name={`complaints.group-sign.${masterId}`}
        initial={{ facts: matter }}
        secret={['lines']}
        input={({ lines, facts, demand }) => ({
          params: { id: masterId },
          body: { complainants: signedIn(text(lines)), facts: text(facts), demand: text(demand) },
        })}
        fieldOf={(path) => (path[0] === 'complainants' ? ['lines'] : path)}
        side
        submit={t('complaints.group.sign')}
        onDone={stay}
      >
        <Field
          name="lines"
          label={t('complaints.group.signed')}
          help={t('complaints.group.signed-help', { most: mostAddedAtOnce })}
          rules={[{ validator: read }]}
        >
          <LongText rows={4} maxRows={16} most={4000} />
        </Field>
        <Field name="facts" label={t('complaints.lodging.facts')} help={t('complaints.group.facts-help')}>
          <LongText rows={3} maxRows={10} most={4000} />
        </Field>
        <Field name="demand" label={t('complaints.lodging.demand')}>
          <LongText rows={2} maxRows={8} most={2000} />
        </Field>
      </EndpointForm>
    </>
  );
}

function Dissolving({ group: { masterId, actions } }: GroupProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActButton allowance={actions.dissolve} onAct={() => setOpen(true)}>
        {t('complaints.group.dissolve')}
      </ActButton>
      {open ? (
        <ReasonDrawer
          endpoint={dissolveComplaintGroup}
          name={`complaints.group-dissolve.${masterId}`}
          title={t('complaints.group.dissolve')}
          consequence={t('complaints.group.dissolve-words')}
          submit={t('complaints.group.dissolve')}
          most={400}
          input={(reason) => ({ params: { id: masterId }, body: { reason } })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
