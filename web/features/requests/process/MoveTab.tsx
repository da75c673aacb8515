import type { ReplyOf } from '@tongli/contracts/kernel';
import { type MovePlan, moveCases, previewCaseMove, type ServiceProcess } from '@tongli/contracts/requests';
import { Alert, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';

type Planned = MovePlan['cases'][number];

function useColumns(nameOf: (key: string) => string): Column<Planned>[] {
  const { t } = useTranslation();
  const at = (instant: string | null) => (instant === null ? '—' : <Instant at={instant} />);
  return [
    { key: 'number', title: t('requests.process.case'), text: ({ number }) => number, phone: 'title', width: 150 },
    { key: 'version', title: t('requests.process.from-version'), text: ({ version }) => String(version), width: 90 },
    { key: 'step', title: t('requests.process.at-step'), text: ({ step }) => nameOf(step), width: 160 },
    {
      key: 'toStep',
      title: t('requests.process.to-step'),
      text: ({ toStep }) => (toStep === null ? t('requests.process.to-be-chosen') : nameOf(toStep)),
      grows: true,
    },
    {
      key: 'due',
      title: t('requests.process.due'),
      text: ({ dueAt }) => dueAt ?? '',
      render: ({ dueAt }) => at(dueAt),
      width: 150,
    },
    {
      key: 'toDue',
      title: t('requests.process.to-due'),
      text: ({ toDueAt }) => toDueAt ?? '',
      render: ({ toDueAt }) => at(toDueAt),
      width: 150,
    },
  ];
}

function Confirming({
  ready,
  pending,
  onMove,
}: {
  ready: boolean;
  pending: boolean;
  onMove: (reason: string) => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <div className="process-row">
      <Input
        aria-label={t('requests.process.move-reason')}
        placeholder={t('requests.process.move-reason')}
        value={reason}
        maxLength={400}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="primary" disabled={reason.trim() === '' || !ready} loading={pending} onClick={() => onMove(reason)}>
        {t('requests.process.move')}
      </Button>
    </div>
  );
}

/** How many moved; which did not, and why. */
function Outcome({ result: { moved, failed } }: { result: ReplyOf<typeof moveCases> }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  return (
    <Alert
      type={failed.length > 0 ? 'warning' : 'success'}
      showIcon
      title={t('requests.process.moved', { count: moved })}
      description={failed.map(({ id, number, code }) => <div key={id}>{`${number} ${words.ofRefusal(code)}`}</div>)}
    />
  );
}

interface MappingProps {
  lost: readonly string[];
  steps: Readonly<Record<string, string>>;
  options: { value: string; label: string }[];
  nameOf: (key: string) => string;
  onChoose: (from: string, to: string) => void;
}

/** Steps that the new version does not have, each with the one at which its cases go on. */
function Mapping({ lost, steps, options, nameOf, onChoose }: MappingProps) {
  const { t } = useTranslation();
  return lost.map((key) => (
    <div className="process-row" key={key}>
      <span>{t('requests.process.map-step', { step: nameOf(key) })}</span>
      <Select
        aria-label={t('requests.process.map-step', { step: nameOf(key) })}
        value={steps[key] ?? null}
        options={options}
        onChange={(to: string) => onChoose(key, to)}
      />
    </div>
  ));
}

/** Running cases of earlier versions: which would move, to which step, due when; then the act itself. */
export function MoveTab({ process }: { process: ServiceProcess }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useProblemWords();
  const [steps, setSteps] = useState<Record<string, string>>({});
  const preview = useAct(previewCaseMove);
  const move = useAct(moveCases, () => preview.reset());
  const { current } = process;
  // What was looked at before somebody published again is no plan for the version that now stands above it.
  const plan = preview.data?.toVersion === current?.version ? preview.data : undefined;
  const nameOf = (key: string) => {
    const name = current?.definition.steps.find((one) => one.key === key)?.name ?? plan?.stepNames[key];
    return name ? pick(name) : key;
  };
  const columns = useColumns(nameOf);
  if (!current) return null;
  const look = (chosen: Record<string, string>) =>
    preview.mutate({ params: { id: process.id }, body: { toVersionId: current.versionId, steps: chosen } });
  const choose = (from: string, to: string) => {
    setSteps({ ...steps, [from]: to });
    look({ ...steps, [from]: to });
  };
  const lost = [...new Set([...(plan?.unmapped ?? []), ...Object.keys(steps)])];
  const failed = preview.error ?? move.error;
  const options = current.definition.steps.map(({ key, name }) => ({ value: key, label: pick(name) }));
  const go = (reason: string) =>
    move.mutate({
      params: { id: process.id },
      body: {
        toVersionId: current.versionId,
        steps,
        caseIds: (plan?.cases ?? []).filter(({ toStep }) => toStep !== null).map(({ id }) => id),
        reason,
      },
    });
  return (
    <Section
      title={t('requests.process.move-title', { version: current.version })}
      actions={
        <Button onClick={() => look(steps)} loading={preview.isPending}>
          {t('requests.process.preview')}
        </Button>
      }
    >
      <p className="quiet">{t('requests.process.move-explained')}</p>
      {failed ? <Alert type="error" showIcon role="alert" title={words.ofError(failed)} /> : null}
      {move.data ? <Outcome result={move.data} /> : null}
      <Mapping lost={lost} steps={steps} options={options} nameOf={nameOf} onChoose={choose} />
      {plan ? (
        <>
          <p>{t('requests.process.move-count', { count: plan.total, shown: plan.cases.length })}</p>
          <DataTable
            columns={columns}
            rows={plan.cases}
            rowKey={({ id }) => id}
            label={t('requests.process.tab.cases')}
          />
          <Confirming pending={move.isPending} ready={plan.cases.some(({ toStep }) => toStep !== null)} onMove={go} />
        </>
      ) : null}
    </Section>
  );
}
