import type { Me } from '@tongli/contracts/access';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PickBox } from '../../../ui/pick/PickBox.tsx';
import { useChoices } from './useChoices.ts';
import { useRecords } from './useRecords.ts';

/** Pages, records and recent places by a few letters or digits. */
export default function Palette({ me, onClose }: { me: Me; onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const { hits, waiting, failed } = useRecords(typed);
  const groups = useChoices(me, typed, hits);
  const choices = groups.flatMap((group) => group.choices);
  const count = choices.length;
  return (
    <PickBox
      label={t('app.search.title')}
      placeholder={t('app.search.label')}
      typed={typed}
      onType={setTyped}
      digits={false}
      groups={groups.map(({ name, choices: picks }) => ({ name, label: t(`app.search.group.${name}`), picks }))}
      onPick={(id) => {
        onClose();
        choices.find((choice) => choice.id === id)?.choose();
      }}
      onClose={onClose}
      foot={failed ? t('app.search.failed') : waiting ? t('app.search.waiting') : t('app.search.count', { count })}
    />
  );
}
