import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Slot } from '../Slot.tsx';
import './help.css';

const keys = [
  ['search', ['Ctrl', 'K']],
  ['help', ['?']],
  ['filter', ['/']],
  ['move', ['j', 'k']],
  ['open', ['Enter']],
  ['leave', ['Esc']],
] as const;

const guide = ['find', 'list', 'record', 'form', 'look'] as const;

/** The keys that work everywhere, and how pages are meant to be used. */
export default function HelpDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer open onClose={onClose} size={360} title={t('app.help.title')}>
      <h2 className="help-heading">{t('app.help.keys')}</h2>
      <dl className="help-keys">
        {keys.map(([name, pressed]) => (
          <div key={name}>
            <dt>
              {pressed.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`app.help.key.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <h2 className="help-heading">{t('app.help.guide')}</h2>
      <ul className="help-guide">
        {guide.map((name) => (
          <li key={name}>{t(`app.help.how.${name}`)}</li>
        ))}
      </ul>
      <Slot name="help.more" give={{}} />
    </Drawer>
  );
}
