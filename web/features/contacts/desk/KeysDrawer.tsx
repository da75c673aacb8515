import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { keyActs, keys } from '../keys.ts';
import '../../../ui/desk/keys.css';

/** The keys of the desk. They work while one types. */
export default function KeysDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const rows = [
    ...keyActs.map((act) => [act, ['Alt', keys[act]]] as const),
    ['step', ['Alt', '↑ ↓']] as const,
    ['send', ['Enter']] as const,
    ['line', ['Shift', 'Enter']] as const,
    ['keys', ['?']] as const,
    ['search', ['Ctrl', 'K']] as const,
  ];
  return (
    <Drawer open onClose={onClose} size={380} title={t('contacts.keys.title')}>
      <p className="quiet form-notice">{t('contacts.keys.lead')}</p>
      <dl className="key-list">
        {rows.map(([name, pressed]) => (
          <div key={name}>
            <dt>
              {pressed.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`contacts.key.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Drawer>
  );
}
