import type { Sanction } from '@tongli/contracts/complaints';
import { Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { type Fact, Facts } from '../../../ui/record/Facts.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { type SanctionAct, SanctionDrawer } from './SanctionActs.tsx';
import { toneOf, useConsequence, useWho } from './words.ts';

function useFacts(one: Sanction, own: boolean): Fact[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const who = useWho();
  const consequence = useConsequence();
  const at = (name: string | null, instant: string | null) =>
    instant ? (
      <>
        {name} · <Instant at={instant} />
      </>
    ) : null;
  const facts: (Fact | null)[] = [
    own
      ? { label: t('complaints.accountability.breach'), value: pick(one.rule.name) }
      : { label: t('complaints.accountability.who'), value: who(one) },
    own ? { label: t('complaints.accountability.what'), value: one.what } : null,
    { label: t('complaints.accountability.share'), value: `${one.sharePercent} %` },
    { label: t('complaints.accountability.by-rule'), value: consequence(one.byRule) },
    one.decidedAt
      ? { label: t('complaints.accountability.sanction'), value: <strong>{consequence(one)}</strong> }
      : null,
    one.reason ? { label: t('complaints.accountability.reason'), value: one.reason } : null,
    one.decidedAt
      ? { label: t('complaints.accountability.decided'), value: at(one.decidedByName, one.decidedAt) }
      : null,
    one.state === 'decided' && one.appealUntil
      ? { label: t('complaints.accountability.appeal-until'), value: <Instant at={one.appealUntil} /> }
      : null,
    one.appeal ? { label: t('complaints.accountability.appeal'), value: one.appeal } : null,
    one.appealDecidedAt
      ? { label: t('complaints.accountability.judgement'), value: at(one.appealDecidedByName, one.appealDecidedAt) }
      : null,
    one.appealReason ? { label: t('complaints.accountability.judged-because'), value: one.appealReason } : null,
  ];
  return facts.filter((fact) => fact !== null);
}

/** Which act can come next, whoever may do it. */
const actIn: Readonly<Partial<Record<Sanction['state'], Record<'own' | 'theirs', SanctionAct | null>>>> = {
  proposed: { own: null, theirs: 'decide' },
  decided: { own: 'appeal', theirs: null },
  appealed: { own: null, theirs: 'decide-appeal' },
};

/** What follows for one who answers; `own`: read by themselves. */
export function SanctionCard({ one, own = false }: { one: Sanction; own?: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const act = actIn[one.state]?.[own ? 'own' : 'theirs'] ?? null;
  return (
    <div className="stacked">
      <span>
        <StateTag tone={toneOf[one.state]}>{t(`complaints.accountability.state.${one.state}`)}</StateTag>
      </span>
      <Facts facts={useFacts(one, own)} />
      {act ? (
        <Space>
          <ActButton allowance={one.actions[act]} onAct={() => setOpen(true)}>
            {t(`complaints.accountability.act.${act}`)}
          </ActButton>
        </Space>
      ) : null}
      {act && open ? <SanctionDrawer act={act} one={one} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
