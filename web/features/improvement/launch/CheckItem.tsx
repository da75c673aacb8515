import { Link } from '@tanstack/react-router';
import { confirmLaunchCheck, type Launch, type LaunchCheck, recordLaunchCheck } from '@tongli/contracts/improvement';
import { listTrainings } from '@tongli/contracts/people';
import { Alert, Button, Drawer, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { useNarrow } from '../../../ui/narrow.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';

interface CheckItemProps {
  launch: Launch;
  check: LaunchCheck;
}

/** Trainings to choose one from, for those who may give them. */
export function TrainingSelect({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: string;
  onChange?: (id: string) => void;
}) {
  const pick = useBilingual();
  const allowed = may(useMe(), 'people.assign');
  const { data, isPending } = useRead(listTrainings, { query: {} }, { enabled: allowed });
  return (
    <Select<string | null>
      {...(id ? { id } : {})}
      value={value ?? null}
      onChange={(chosen) => (chosen ? onChange?.(chosen) : undefined)}
      showSearch={{ optionFilterProp: 'label' }}
      loading={allowed && isPending}
      options={(data?.items ?? []).map((training) => ({ value: training.id, label: pick(training.title) }))}
    />
  );
}

function ForecastFields({ launch }: { launch: Launch }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="section-note">{t('improvement.launch.counted-before', { count: launch.countedBefore })}</p>
      <FieldRow>
        {(['low', 'expected', 'high'] as const).map((key) => (
          <Field key={key} name={['forecast', key]} label={t(`improvement.launch.${key}`)}>
            <InputNumber min={0} precision={0} className="wide-number" />
          </Field>
        ))}
      </FieldRow>
    </>
  );
}

function RecordDrawer({ launch, check, onClose }: CheckItemProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const { kind } = check;
  const { id } = launch;
  return (
    <Drawer open onClose={onClose} title={t(`improvement.launch-check.${kind}`)} size={narrow ? '100%' : 480}>
      <p className="section-note">{t(`improvement.launch-check-words.${kind}`)}</p>
      <EndpointForm
        endpoint={recordLaunchCheck}
        name={`improvement.launch.${id}.${kind}`}
        initial={{
          note: check.note ?? '',
          ...(launch.forecast ? { forecast: launch.forecast } : {}),
          ...(check.trainingId ? { trainingId: check.trainingId } : {}),
        }}
        input={({ forecast, note, trainingId }) => ({
          params: { id, kind },
          body: {
            note: String(note ?? ''),
            forecast: kind === 'forecast' ? ((forecast ?? null) as Launch['forecast']) : null,
            trainingId: kind === 'quiz' ? ((trainingId ?? null) as string | null) : null,
          },
        })}
        submit={t('improvement.launch.record')}
        onDone={onClose}
      >
        {kind === 'forecast' ? <ForecastFields launch={launch} /> : null}
        {kind === 'quiz' ? (
          <Field
            name="trainingId"
            label={t('improvement.launch.training')}
            help={t('improvement.launch.training-help')}
          >
            <TrainingSelect />
          </Field>
        ) : null}
        <Field name="note" label={t(`improvement.launch-note.${kind}`)}>
          <LongText rows={4} maxRows={12} most={4000} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

function Confirm({ launch, check }: CheckItemProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const act = useAct(confirmLaunchCheck);
  const { accountId } = useMe();
  if (!launch.actions.confirm?.allowed || check.doneAt === null || check.confirmedAt !== null) return null;
  if (check.doneById === accountId) return <p className="quiet">{words.ofRefusal('own-check')}</p>;
  return (
    <>
      <Button
        size="small"
        loading={act.isPending}
        aria-label={t('improvement.launch.confirm-of', { name: t(`improvement.launch-check.${check.kind}`) })}
        onClick={() => act.mutate({ params: { id: launch.id, kind: check.kind } })}
      >
        {t('improvement.saving.confirm')}
      </Button>
      {act.error ? <Alert type="error" title={words.ofError(act.error)} /> : null}
    </>
  );
}

/** Laid down is not yet met: somebody else has to confirm it. */
function CheckTag({ check: { confirmedAt, doneAt, met } }: Pick<CheckItemProps, 'check'>) {
  const { t } = useTranslation();
  if (met) return <StateTag tone="done">{t('improvement.gate.met')}</StateTag>;
  if (doneAt && !confirmedAt) return <StateTag tone="progress">{t('improvement.launch.to-confirm')}</StateTag>;
  return <StateTag tone="limit">{t('improvement.gate.open')}</StateTag>;
}

/** One of the four checks: what was laid down, by whom, and who confirmed it. */
export function CheckItem({ launch, check }: CheckItemProps) {
  const { t } = useTranslation();
  const [recording, setRecording] = useState(false);
  const mayAssign = may(useMe(), 'people.assign');
  const { confirmedAt, confirmedByName, doneAt, doneByName, kind, note, quiz } = check;
  const name = t(`improvement.launch-check.${kind}`);
  return (
    <li>
      <div className="control-row">
        <CheckTag check={check} />
        <strong>{name}</strong>
        {launch.actions.record?.allowed ? (
          <Button
            size="small"
            aria-label={t('improvement.launch.record-of', { name })}
            onClick={() => setRecording(true)}
          >
            {t(doneAt ? 'improvement.launch.record-again' : 'improvement.launch.record')}
          </Button>
        ) : null}
        <Confirm launch={launch} check={check} />
      </div>
      <p className="quiet">{t(`improvement.launch-check-words.${kind}`)}</p>
      {note ? <p className="gate-evidence timeline-body">{note}</p> : null}
      {quiz ? (
        <p>
          {t('improvement.launch.quiz', { ...quiz })}{' '}
          {quiz.given === 0 && check.trainingId && mayAssign ? (
            <Link to={`/people/trainings/${check.trainingId}`}>{t('improvement.launch.give-training')}</Link>
          ) : null}
        </p>
      ) : null}
      {doneAt ? (
        <p className="quiet">
          {t('improvement.launch.done-by', { name: doneByName ?? '' })} <Instant at={doneAt} />
          {confirmedAt ? ` · ${t('improvement.launch.confirmed-by', { name: confirmedByName ?? '' })}` : null}
        </p>
      ) : null}
      {recording ? <RecordDrawer launch={launch} check={check} onClose={() => setRecording(false)} /> : null}
    </li>
  );
}
