import type { ApprovalStep } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../../ui/numbers.ts';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { useDirectory, usePostName } from '../names.ts';
import '../../../ui/inbox/chain.css';

const tones: Readonly<Record<ApprovalStep['state'], Tone>> = {
  'to-come': 'neutral',
  current: 'waiting',
  approved: 'done',
  rejected: 'breached',
  'not-needed': 'neutral',
  escalated: 'limit',
};

/** Who decided, for whom, when; or who may. */
function Deciders({ step }: { step: ApprovalStep }) {
  const { t } = useTranslation();
  const { approvers, decidedBy, decidedFor, decidedAt } = step;
  if (decidedBy && decidedAt) {
    const words = decidedFor
      ? t('work.chain.by-for', { by: decidedBy.name, for: decidedFor.name })
      : t('work.chain.by', { by: decidedBy.name });
    return (
      <>
        {words} · <Instant at={decidedAt} />
      </>
    );
  }
  if (step.state === 'escalated')
    return decidedAt ? (
      <>
        {t('work.chain.passed-on')} · <Instant at={decidedAt} />
      </>
    ) : null;
  if (approvers.length === 0) return t('work.chain.nobody');
  return approvers.map(({ name }) => name).join(t('work.chain.or'));
}

/** The approval's way up, step by step. */
export function Chain({ steps, currency }: { steps: readonly ApprovalStep[]; currency: string | null }) {
  const { t } = useTranslation();
  const { money } = useNumbers();
  const { unit } = useDirectory();
  const postName = usePostName();
  const limit = (minor: number | null) =>
    minor === null || currency === null
      ? t('work.chain.unbounded')
      : t('work.chain.up-to', { amount: money(minor, currency) });
  return (
    <ol className="chain" aria-label={t('work.chain.title')}>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the chain.
        <li key={index} className={`state-${tones[step.state]} chain-${step.state}`}>
          <span className="chain-head">
            <strong>{postName(step.post)}</strong>
            <span className="quiet">{[unit(step.unitId), limit(step.limitMinor)].filter(Boolean).join(' · ')}</span>
          </span>
          <span className="chain-state">
            <StateTag tone={tones[step.state]}>{t(`work.chain.state.${step.state}`)}</StateTag>
          </span>
          <span className="chain-who">
            <Deciders step={step} />
          </span>
          {step.note ? <q className="chain-note">{step.note}</q> : null}
        </li>
      ))}
    </ol>
  );
}
