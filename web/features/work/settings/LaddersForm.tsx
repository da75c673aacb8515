import { type Ladder, type Ladders, ladderKind, setLadders } from '@tongli/contracts/work';
import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { useDirectory } from '../names.ts';
import { LadderView, useRungWords } from './LadderView.tsx';
import { TargetInput } from './TargetInput.tsx';
import '../../../ui/form/rows.css';

const newLadder = {
  unitId: null,
  kind: null,
  rungs: [{ afterMinutes: 60, to: { post: '', where: 'above' } }],
  arbiter: { post: '', where: 'above' },
  arbitrationMinutes: 240,
} as const;

function Rungs({ place }: { place: number }) {
  const { t } = useTranslation();
  return (
    <Form.List name={[place, 'rungs']}>
      {(rungs, { add, remove }) => (
        <ol className="rungs" aria-label={t('work.settings.rungs')}>
          {rungs.map(({ key, name }) => (
            <li key={key}>
              <div className="rung">
                <Form.Item label={t('work.settings.after')} name={[name, 'afterMinutes']}>
                  <ScaledNumber per={60} least={0.25} most={1_600} step={0.5} unit={t('work.due.hours')} />
                </Form.Item>
                <Form.Item label={t('work.settings.to')} name={[name, 'to']}>
                  <TargetInput />
                </Form.Item>
                <Button
                  size="small"
                  aria-label={t('work.settings.remove-rung', { number: name + 1 })}
                  onClick={() => remove(name)}
                >
                  {t('work.settings.remove')}
                </Button>
              </div>
            </li>
          ))}
          <li>
            <Button
              size="small"
              disabled={rungs.length >= 8}
              onClick={() => add({ afterMinutes: (rungs.length + 1) * 60, to: { post: '', where: 'above' } })}
            >
              {t('work.settings.add-rung')}
            </Button>
          </li>
        </ol>
      )}
    </Form.List>
  );
}

function OneLadder({ place, onRemove }: { place: number; onRemove: () => void }) {
  const { t } = useTranslation();
  const { units } = useDirectory();
  const any = { label: t('work.settings.any'), value: '' };
  const kinds = ladderKind.options.map((value) => ({ value, label: t(`work.kind.${value}`) }));
  return (
    <Section
      title={t('work.settings.ladder', { number: place + 1 })}
      actions={
        <Button
          size="small"
          danger
          aria-label={t('work.settings.remove-ladder', { number: place + 1 })}
          onClick={onRemove}
        >
          {t('work.settings.remove')}
        </Button>
      }
    >
      <FieldRow>
        <Form.Item label={t('work.settings.for-unit')} name={[place, 'unitId']}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={[any, ...units]} />
        </Form.Item>
        <Form.Item label={t('work.settings.for-kind')} name={[place, 'kind']}>
          <Select options={[any, ...kinds]} />
        </Form.Item>
      </FieldRow>
      <Rungs place={place} />
      <FieldRow>
        <Form.Item label={t('work.settings.arbiter')} name={[place, 'arbiter']}>
          <TargetInput />
        </Form.Item>
        <Form.Item label={t('work.settings.arbitration-time')} name={[place, 'arbitrationMinutes']}>
          <ScaledNumber per={60} least={0.25} most={1_600} step={0.5} unit={t('work.due.hours')} />
        </Form.Item>
      </FieldRow>
    </Section>
  );
}

/** Selects have no value for "any": it is an empty one in the form. */
const intoForm = ({ unitId, kind, ...rest }: Ladder) => ({ ...rest, unitId: unitId ?? '', kind: kind ?? '' });
const fromForm = ({ unitId, kind, ...rest }: ReturnType<typeof intoForm>): Ladder => ({
  ...rest,
  unitId: unitId === '' ? null : unitId,
  kind: kind === '' ? null : (kind as Ladder['kind']),
});

const lists = { ladders: ({ unitId, kind }: Partial<ReturnType<typeof intoForm>>) => `${unitId ?? ''} ${kind ?? ''}` };

/** A ladder in words, where two are compared. */
function useLadderWords() {
  const { t } = useTranslation();
  const { unit } = useDirectory();
  const { rungWords } = useRungWords();
  const callOf = (path: string) => {
    const [unitId = '', kind = ''] = path.replace(/^ladders\./, '').split(' ');
    const ofKind = ladderKind.options.find((one) => one === kind);
    return [
      unit(unitId) ?? t('work.settings.any-unit'),
      ofKind ? t(`work.kind.${ofKind}`) : t('work.settings.any-kind'),
    ].join(' · ');
  };
  const wordsOf = (_: string, value: unknown) =>
    value === undefined
      ? t('work.settings.removed')
      : rungWords(value as Ladder)
          .map(({ label, value: who }) => `${label}: ${who}`)
          .join('\n');
  return { callOf, wordsOf };
}

/** Who takes over what stays undone, and who decides on what comes back twice. */
export function LaddersForm({ ladders }: { ladders: Ladders }) {
  const { t } = useTranslation();
  const words = useLadderWords();
  if (!may(useMe(), 'work.administer')) return <LadderView ladders={ladders.ladders} />;
  return (
    <VersionedForm
      endpoint={setLadders}
      name="work.ladders"
      record={{ ...ladders, id: 'ladders' }}
      initial={(one) => ({ ladders: one.ladders.map(intoForm) })}
      lists={lists}
      callOf={words.callOf}
      wordsOf={words.wordsOf}
      input={(values, version) => ({
        body: { ladders: ((values.ladders ?? []) as ReturnType<typeof intoForm>[]).map(fromForm), version },
      })}
      submit={t('work.settings.save')}
      onDone={() => undefined}
    >
      <p className="quiet form-notice">{t('work.settings.ladders-lead')}</p>
      <Form.List name="ladders">
        {(places, { add, remove }) => (
          <>
            {places.map(({ key, name }) => (
              <OneLadder key={key} place={name} onRemove={() => remove(name)} />
            ))}
            <Button onClick={() => add(intoForm(newLadder as unknown as Ladder))}>
              {t('work.settings.add-ladder')}
            </Button>
          </>
        )}
      </Form.List>
    </VersionedForm>
  );
}
