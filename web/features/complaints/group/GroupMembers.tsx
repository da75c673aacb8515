import { Link } from '@tanstack/react-router';
import {
  type ComplaintGroup,
  detachFromMaster,
  exceptFromGroup,
  type GroupMember,
  setSpokesperson,
} from '@tongli/contracts/complaints';
import { Flex, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { ReasonDrawer } from '../../../ui/form/ReasonDrawer.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { toneOfState } from '../tones.ts';

type Asked = { readonly member: GroupMember; readonly act: 'except' | 'leave' };

/** Each complainant with the case of their own; who is decided on alone stands out, with the reason. */
export function GroupMembers({ group }: { group: ComplaintGroup }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <Section title={t('complaints.group.complainants')}>
      <Flex component="ul" vertical gap="middle" className="side-list">
        {group.members.map((member) => (
          <Member key={member.complaintId} group={group} member={member} onAsk={setAsked} />
        ))}
      </Flex>
      {asked ? <WhyDrawer group={group} asked={asked} onClose={() => setAsked(null)} /> : null}
    </Section>
  );
}

interface MemberProps {
  readonly group: ComplaintGroup;
  readonly member: GroupMember;
  readonly onAsk: (asked: Asked) => void;
}

function Member({ group, member, onAsk }: MemberProps) {
  const { t } = useTranslation();
  const { complaintId, number, state, customerName, isMaster, isSpokesperson, exception } = member;
  return (
    <li className="stacked">
      <div>
        <Link to={`/complaints/${complaintId}`}>{number}</Link> {customerName}{' '}
        <StateTag tone={toneOfState[state]}>{t(`complaints.state.${state}`)}</StateTag>{' '}
        {isMaster ? <StateTag tone="neutral">{t('complaints.group.master')}</StateTag> : null}{' '}
        {isSpokesperson ? <StateTag tone="progress">{t('complaints.group.spokesperson')}</StateTag> : null}
      </div>
      {exception ? (
        <p className="quiet">
          <StateTag tone="waiting">{t('complaints.group.alone')}</StateTag> {exception.reason} · {exception.byName}
        </p>
      ) : null}
      {group.state === 'open' ? <MemberActs group={group} member={member} onAsk={onAsk} /> : null}
    </li>
  );
}

function MemberActs({ group, member, onAsk }: MemberProps) {
  const { t } = useTranslation();
  const speak = useAct(setSpokesperson);
  const except = useAct(exceptFromGroup);
  const params = { id: group.masterId };
  const { complaintId, state, isMaster, isSpokesperson, exception } = member;
  const isOpen = state === 'lodged' || state === 'acknowledged';
  return (
    <Space wrap>
      {isSpokesperson ? null : (
        <ActButton
          allowance={group.actions.speak}
          pending={speak.isPending}
          onAct={() => speak.mutate({ params, body: { complaintId, version: group.version } })}
        >
          {t('complaints.group.let-speak')}
        </ActButton>
      )}
      {isMaster || !isOpen ? null : exception ? (
        <ActButton
          allowance={group.actions.except}
          pending={except.isPending}
          onAct={() => except.mutate({ params: { ...params, memberId: complaintId }, body: { reason: null } })}
        >
          {t('complaints.group.with-others')}
        </ActButton>
      ) : (
        <ActButton allowance={group.actions.except} onAct={() => onAsk({ member, act: 'except' })}>
          {t('complaints.group.decide-alone')}
        </ActButton>
      )}
      {isMaster ? null : (
        <ActButton allowance={group.actions.add} onAct={() => onAsk({ member, act: 'leave' })}>
          {t('complaints.group.leave')}
        </ActButton>
      )}
    </Space>
  );
}

function WhyDrawer({ group, asked, onClose }: { group: ComplaintGroup; asked: Asked; onClose: () => void }) {
  const { t } = useTranslation();
  const { complaintId, number } = asked.member;
  const said = { most: 400, onClose };
  if (asked.act === 'leave')
    return (
      <ReasonDrawer
        {...said}
        endpoint={detachFromMaster}
        name={`complaints.group-leave.${complaintId}`}
        title={t('complaints.group.leave-title', { number })}
        consequence={t('complaints.group.leave-words')}
        submit={t('complaints.group.leave')}
        input={(reason) => ({ params: { id: complaintId }, body: { reason } })}
      />
    );
  return (
    <ReasonDrawer
      {...said}
      endpoint={exceptFromGroup}
      name={`complaints.group-except.${complaintId}`}
      title={t('complaints.group.alone-title', { number })}
      consequence={t('complaints.group.alone-words')}
      submit={t('complaints.group.decide-alone')}
      input={(reason) => ({ params: { id: group.masterId, memberId: complaintId }, body: { reason } })}
    />
  );
}
