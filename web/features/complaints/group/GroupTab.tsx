import { Link } from '@tanstack/react-router';
import {
  type Complaint,
  type ComplaintGroup,
  formComplaintGroup,
  type GroupOfCase,
  getComplaintGroup,
} from '@tongli/contracts/complaints';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { Refused } from '../case/Refused.tsx';
import { GroupActs } from './GroupActs.tsx';
import { GroupMembers } from './GroupMembers.tsx';

/** Several complainants, one matter: who they are, who speaks for them, and what is done for all at once. */
export default function GroupTab({ complaint }: { complaint: Complaint }) {
  const found = useRead(getComplaintGroup, { params: { id: complaint.id } });
  return (
    <Read of={found}>
      {({ group, actions }) =>
        group ? (
          <>
            <Standing group={group} complaintId={complaint.id} />
            <GroupMembers group={group} />
            {group.state === 'dissolved' ? <Forming complaint={complaint} actions={actions} /> : null}
            {group.state === 'open' && group.masterId === complaint.id ? <GroupActs group={group} /> : null}
          </>
        ) : (
          <Forming complaint={complaint} actions={actions} />
        )
      }
    </Read>
  );
}

function Standing({ group, complaintId }: { group: ComplaintGroup; complaintId: string }) {
  const { t } = useTranslation();
  const { masterId, number, matter, state, members, formedAt, formedByName, decidedAt } = group;
  const speaker = members.find(({ isSpokesperson }) => isSpokesperson);
  const excepted = members.filter(({ exception }) => exception !== null).length;
  return (
    <Section title={t('complaints.group.title-one')}>
      <Facts
        facts={[
          { label: t('complaints.group.matter'), value: matter },
          {
            label: t('complaints.state-label'),
            value: (
              <StateTag tone={state === 'open' ? 'progress' : 'neutral'}>
                {t(`complaints.group.state.${state}`)}
              </StateTag>
            ),
          },
          {
            label: t('complaints.group.master'),
            value:
              masterId === complaintId ? (
                t('complaints.group.this-one', { number })
              ) : (
                <Link to={`/complaints/${masterId}`} search={{ tab: 'group' } as never}>
                  {number}
                </Link>
              ),
          },
          {
            label: t('complaints.group.complainants'),
            value: [
              t('complaints.group.count', { count: members.length }),
              ...(excepted > 0 ? [t('complaints.group.excepted-count', { count: excepted })] : []),
            ].join(t('complaints.list-separator')),
          },
          { label: t('complaints.group.spokesperson'), value: speaker?.customerName ?? speaker?.number ?? '' },
          {
            label: t('complaints.group.formed'),
            value: (
              <>
                <Instant at={formedAt} /> · {formedByName}
              </>
            ),
          },
          ...(decidedAt ? [{ label: t('complaints.group.decided'), value: <Instant at={decidedAt} /> }] : []),
        ]}
      />
    </Section>
  );
}

function Forming({ complaint, actions }: { complaint: Complaint; actions: GroupOfCase['actions'] }) {
  const { t } = useTranslation();
  const { form } = actions;
  return (
    <Section title={t('complaints.group.form')}>
      <p className="quiet form-notice">{t('complaints.group.form-lead')}</p>
      {form?.allowed ? (
        <EndpointForm
          endpoint={formComplaintGroup}
          name={`complaints.group.${complaint.id}`}
          input={({ matter }) => ({ params: { id: complaint.id }, body: { matter: String(matter ?? '') } })}
          side
          submit={t('complaints.group.form-submit')}
          onDone={() => undefined}
        >
          <Field name="matter" label={t('complaints.group.matter')} help={t('complaints.group.matter-help')}>
            <Input maxLength={200} autoComplete="off" />
          </Field>
        </EndpointForm>
      ) : (
        <Refused act={t('complaints.group.form')} allowance={form} />
      )}
    </Section>
  );
}
