import { type Action, askTraining } from '@tongli/contracts/improvement';
import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Day } from '../../../ui/Times.tsx';
import { TrainingSelect } from '../launch/CheckItem.tsx';

const tones = { asked: 'waiting', passed: 'done', failed: 'breached' } as const;

function AskDrawer({ action, onClose }: { action: Action; onClose: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const { id } = action;
  return (
    <Drawer open onClose={onClose} title={t('improvement.training.ask')} size={narrow ? '100%' : 480} destroyOnHidden>
      <EndpointForm
        endpoint={askTraining}
        name={`improvement.training.${id}`}
        initial={{ dueOn: action.dueOn }}
        input={({ dueOn, personIds, trainingId }) => ({
          params: { id },
          body: {
            trainingId: String(trainingId ?? ''),
            personIds: (personIds ?? []) as string[],
            dueOn: String(dueOn ?? ''),
          },
        })}
        submit={t('improvement.training.ask')}
        onDone={onClose}
      >
        <Field name="trainingId" label={t('improvement.launch.training')}>
          <TrainingSelect />
        </Field>
        <Field name="personIds" label={t('improvement.training.people')}>
          <PeopleSelect many />
        </Field>
        <Field name="dueOn" label={t('improvement.action.due-on')}>
          <DateInput />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

/** Training that the action asked for, and what came of it: evidence that nobody types. */
export function TrainingSection({ action }: { action: Action }) {
  const { t } = useTranslation();
  const gives = may(useMe(), 'people.assign');
  const [asking, setAsking] = useState(false);
  const { training } = action;
  if (training.length === 0 && !(gives && action.actions.askTraining?.allowed)) return null;
  return (
    <Section
      title={t('improvement.training.title')}
      actions={
        gives ? (
          <ActButton allowance={action.actions.askTraining} onAct={() => setAsking(true)}>
            {t('improvement.training.ask')}
          </ActButton>
        ) : null
      }
    >
      {training.length === 0 ? <p className="quiet">{t('improvement.training.none')}</p> : null}
      <ul className="team">
        {training.map(({ dueOn, outcome, personId, personName, score, trainingId }) => (
          <li key={`${trainingId} ${personId}`} className="team-member">
            <span>
              <strong>{personName}</strong> <Day on={dueOn} />
            </span>
            <StateTag tone={tones[outcome]}>
              {t(`improvement.training-outcome.${outcome}`)}
              {score === null ? '' : ` ${Math.round(score)}`}
            </StateTag>
          </li>
        ))}
      </ul>
      {asking ? <AskDrawer action={action} onClose={() => setAsking(false)} /> : null}
    </Section>
  );
}
