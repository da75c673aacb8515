import { type Complaint, listCaseCompensations } from '@tongli/contracts/complaints';
import { Button, Drawer, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useAddress } from '../../../ui/address.ts';
import { useNarrow } from '../../../ui/narrow.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import ProposeForm from './ProposeForm.tsx';
import { stateKey, toneOf } from './words.ts';

/** Within the step "make good": what was proposed and granted so far, and a proposal by the rules. */
export default function StepProposal({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation();
  const { money } = useNumbers();
  const narrow = useNarrow();
  const [, change] = useAddress();
  const [proposing, setProposing] = useState(false);
  const { data } = useRead(listCaseCompensations, { params: { id: complaint.id } });
  const close = () => setProposing(false);
  return (
    <div className="form-notice stacked">
      {(data?.compensations ?? []).map((one) => (
        <Space key={one.id} wrap>
          <Button type="link" size="small" onClick={() => change({ tab: 'compensation' })}>
            {one.number}
          </Button>
          {t(`complaints.compensation.kind.${one.kind}`)} {money(one.amountMinor, one.currency)}
          <StateTag tone={toneOf[one.state]}>{t(stateKey(one))}</StateTag>
        </Space>
      ))}
      <span>
        <ActButton allowance={complaint.actions['record-step']} onAct={() => setProposing(true)}>
          {t('complaints.compensation.propose')}
        </ActButton>
      </span>
      {proposing ? (
        <Drawer open title={t('complaints.compensation.propose')} onClose={close} size={narrow ? '100%' : 560}>
          <ProposeForm complaint={complaint} onClose={close} />
        </Drawer>
      ) : null}
    </div>
  );
}
