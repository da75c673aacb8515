import { type Task, watchTask } from '@tongli/contracts/work';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { Section } from '../../../ui/record/Section.tsx';

/** Who is told of what happens; one joins and leaves by oneself. */
export function Watchers({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { mutate, isPending } = useAct(watchTask);
  const { id, watchers, watching, actions } = task;
  const button = actions.watch?.allowed ? (
    <Button
      size="small"
      aria-pressed={watching}
      loading={isPending}
      onClick={() => mutate({ params: { id }, body: { watching: !watching } })}
    >
      {t(watching ? 'work.watchers.leave' : 'work.watchers.join')}
    </Button>
  ) : null;
  return (
    <Section title={t('work.watchers.title')} actions={button}>
      <p>
        {watchers.length > 0 ? watchers.map(({ name }) => name).join(t('app.list-separator')) : t('work.watchers.none')}
      </p>
    </Section>
  );
}
