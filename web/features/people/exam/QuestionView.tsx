import type { AnswerGiven, AttemptItem } from '@tongli/contracts/people';
import { Checkbox, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../words.ts';

interface QuestionViewProps {
  item: AttemptItem;
  answer: AnswerGiven;
  /** Left out where nothing can be answered any more. */
  onAnswer?: (answer: AnswerGiven) => void;
}

const mostWords = 200;

/** What an option says; true and false say themselves. */
function useOptionWords(item: AttemptItem): (id: string) => string {
  const { t } = useTranslation();
  const said = useSaid();
  return (id) => {
    if (item.kind === 'true-false') return t(id === 'true' ? 'people.true' : 'people.false');
    const option = item.options.find((one) => one.id === id);
    return option ? said(option.text) : id;
  };
}

function Answering({ item, answer, onAnswer, labelId }: QuestionViewProps & { labelId: string }) {
  const { t } = useTranslation();
  const words = useOptionWords(item);
  const disabled = onAnswer === undefined;
  if (item.kind === 'fill-in')
    return (
      <Input
        aria-labelledby={labelId}
        autoComplete="off"
        maxLength={mostWords}
        disabled={disabled}
        placeholder={t('people.exam.fill-in')}
        value={answer[0] ?? ''}
        onChange={({ target }) => onAnswer?.([target.value])}
      />
    );
  const options = item.options.map(({ id }) => ({ value: id, label: words(id) }));
  if (item.kind === 'multiple')
    return (
      <Checkbox.Group
        className="exam-options"
        aria-labelledby={labelId}
        disabled={disabled}
        options={options}
        value={[...answer]}
        onChange={(next) => onAnswer?.(next.map(String))}
      />
    );
  return (
    <Radio.Group
      className="exam-options"
      aria-labelledby={labelId}
      disabled={disabled}
      options={options}
      value={answer[0] ?? null}
      onChange={({ target }) => onAnswer?.([String(target.value)])}
    />
  );
}

function Outcome({ item }: { item: AttemptItem }) {
  const { t } = useTranslation();
  const said = useSaid();
  const words = useOptionWords(item);
  if (!item.result) return null;
  const { awarded, right, explanation } = item.result;
  const isRight = awarded === item.points;
  return (
    <div className="exam-outcome">
      <p className={isRight ? 'state-done' : 'state-limit'}>
        {t(isRight ? 'people.exam.right' : 'people.exam.wrong')} ·{' '}
        {t('people.exam.awarded', { awarded, of: item.points })}
      </p>
      {right && !isRight ? (
        <p>{t('people.exam.would-be-right', { answer: right.map(words).join(t('app.list-separator')) })}</p>
      ) : null}
      {explanation && said(explanation) ? <p className="quiet">{said(explanation)}</p> : null}
    </div>
  );
}

/** One question with what was answered, or where it is answered. */
export function QuestionView(props: QuestionViewProps) {
  const { t } = useTranslation();
  const said = useSaid();
  const { item } = props;
  const labelId = `question-${item.place}`;
  return (
    <section className="exam-question" id={`place-${item.place}`} aria-labelledby={labelId}>
      <p className="exam-kind quiet">
        {t('people.exam.place', { place: item.place })} · {t(`people.kind.${item.kind}`)} ·{' '}
        {t('people.exam.points', { count: item.points })}
      </p>
      <h2 id={labelId}>{said(item.text)}</h2>
      <Answering {...props} labelId={labelId} />
      <Outcome item={item} />
    </section>
  );
}
