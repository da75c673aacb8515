import { type ApprovalTime, type ApprovalTimes, setApprovalTimes } from '@tongli/contracts/work';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useLanguage } from '../../../ui/language.ts';
import { Facts } from '../../../ui/record/Facts.tsx';
import { spanText } from '../../../ui/time.ts';
import { useKindName } from '../names.ts';
import { KindSelect } from './KindSelect.tsx';
import '../../../ui/form/rows.css';

/** A field has no value for "any": it is an empty one in the form. */
interface Row {
  readonly kind?: string;
  readonly minutes?: number;
}

const intoForm = ({ kind, minutes }: ApprovalTime): Row => ({ kind: kind ?? '', minutes });
const fromForm = ({ kind = '', minutes = 0 }: Row): ApprovalTime => ({ kind: kind === '' ? null : kind, minutes });

const first: Row = { kind: '', minutes: 480 };

const lists = { times: ({ kind = '' }: Row) => kind };

function useTimeWords() {
  const { t } = useTranslation();
  const language = useLanguage();
  const kindName = useKindName();
  const kindWords = (kind: string) => (kind === '' ? t('work.settings.any-other-kind') : kindName(kind));
  const span = (minutes = 0) => spanText(minutes * 60_000, language);
  return {
    kindWords,
    span,
    callOf: (path: string) => kindWords(path.replace(/^times\./, '').replace(/ #\d+$/, '')),
    wordsOf: (_: string, value: unknown) =>
      value === undefined ? t('work.settings.removed') : span((value as Row).minutes),
  };
}

function TimesView({ times }: { times: readonly ApprovalTime[] }) {
  const { t } = useTranslation();
  const { kindWords, span } = useTimeWords();
  if (times.length === 0) return <p className="quiet">{t('work.settings.no-times')}</p>;
  return <Facts facts={times.map(({ kind, minutes }) => ({ label: kindWords(kind ?? ''), value: span(minutes) }))} />;
}

function TimeRow({ place, kinds, onRemove }: { place: number; kinds: readonly string[]; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <li>
      <Form.Item label={t('work.approval.kind')} name={[place, 'kind']}>
        <KindSelect known={kinds} any />
      </Form.Item>
      <Form.Item label={t('work.settings.within')} name={[place, 'minutes']}>
        <ScaledNumber per={60} least={0.25} most={1_600} step={0.5} unit={t('work.due.hours')} />
      </Form.Item>
      <Button size="small" danger aria-label={t('work.settings.remove-time', { number: place + 1 })} onClick={onRemove}>
        {t('work.settings.remove')}
      </Button>
    </li>
  );
}

/** In how much working time each kind of approval is to be decided. */
export function TimesForm({ times, kinds }: { times: ApprovalTimes; kinds: readonly string[] }) {
  const { t } = useTranslation();
  const words = useTimeWords();
  if (!may(useMe(), 'work.administer')) return <TimesView times={times.times} />;
  return (
    <VersionedForm
      endpoint={setApprovalTimes}
      name="work.approval-times"
      record={{ ...times, id: 'approval-times' }}
      initial={(one) => ({ times: one.times.map(intoForm) })}
      lists={lists}
      callOf={words.callOf}
      wordsOf={words.wordsOf}
      input={(values, version) => ({
        body: { times: ((values.times ?? []) as readonly Row[]).map(fromForm), version },
      })}
      submit={t('work.settings.save')}
      onDone={() => undefined}
    >
      <p className="quiet form-notice">{t('work.settings.times-lead')}</p>
      <Form.List name="times">
        {(places, { add, remove }) => (
          <>
            <ul className="limit-rows" aria-label={t('work.settings.times')}>
              {places.map(({ key, name }) => (
                <TimeRow key={key} place={name} kinds={kinds} onRemove={() => remove(name)} />
              ))}
            </ul>
            <Button onClick={() => add(first)}>{t('work.settings.add-time')}</Button>
          </>
        )}
      </Form.List>
    </VersionedForm>
  );
}
