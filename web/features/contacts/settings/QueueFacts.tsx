import type { Queue } from '@tongli/contracts/contacts';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Duration } from '../../../ui/Times.tsx';
import { useTerms } from './useTerms.ts';

/** The rules of a queue to read, for those who do not set them. */
export function QueueFacts({ queue }: { queue: Queue }) {
  const { t } = useTranslation();
  const { nameOf } = useTerms();
  const onward = (to: Queue['help']) =>
    to ? t('contacts.queue.onward', { queue: nameOf(to.queueId) ?? '—', count: to.afterSeconds }) : null;
  const skills = queue.skills.map(({ skillId, level }) => `${nameOf(skillId) ?? '—'} ≥ ${level}`);
  const facts = [
    ['code', queue.code],
    ['channels', queue.channels.map((one) => t(`contacts.channel.${one}`)).join(t('app.list-separator'))],
    ['priority', queue.priority],
    ['rule', t(`contacts.queue.rules.${queue.rule}`)],
    ['offer-seconds', <Duration key="offer" seconds={queue.offerSeconds} />],
    ['wrap-up-seconds', <Duration key="wrap-up" seconds={queue.wrapUpSeconds} />],
    ['answer-within', <Duration key="within" seconds={queue.answerWithinSeconds} />],
    ['help-queue', onward(queue.help)],
    ['overflow-queue', onward(queue.overflow)],
    ['most-waiting', queue.mostWaiting],
    ['calendar', queue.calendar ? (nameOf(queue.calendar) ?? queue.calendar) : t('contacts.queue.always')],
  ] as const;
  return (
    <Facts
      facts={[
        ...facts.map(([key, value]) => ({ label: t(`contacts.queue.${key}`), value })),
        { label: t('contacts.skill.title'), value: skills.join(t('app.list-separator')) },
      ]}
    />
  );
}
