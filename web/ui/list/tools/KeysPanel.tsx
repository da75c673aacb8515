import QuestionCircleOutlined from '@ant-design/icons/es/icons/QuestionCircleOutlined';
import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';

interface KeysPanelProps {
  open: boolean;
  selects: boolean;
  onOpen: () => void;
  onClose: () => void;
}

/** What the keys of a list do. */
export function KeysPanel({ open, selects, onOpen, onClose }: KeysPanelProps) {
  const { t } = useTranslation();
  const choosing: readonly (readonly [string, string])[] = [
    ['x', t('ui.keys.choose')],
    ['Shift j k', t('ui.keys.range')],
    ['Esc', t('ui.keys.let-go')],
  ];
  const keys: readonly (readonly [string, string])[] = [
    ['/', t('ui.keys.filter')],
    ['j k', t('ui.keys.move')],
    ['Enter', t('ui.keys.open')],
    ...(selects ? choosing : []),
    ['e', t('ui.keys.export')],
    ['?', t('ui.keys.this')],
  ];
  return (
    <>
      <Button
        type="text"
        className="keys-button"
        icon={<QuestionCircleOutlined />}
        aria-label={t('ui.keys.title')}
        title={t('ui.keys.title')}
        onClick={onOpen}
      />
      <Modal open={open} title={t('ui.keys.title')} footer={null} onCancel={onClose} width={400} destroyOnHidden>
        <dl className="keys">
          {keys.map(([key, words]) => (
            <div key={key}>
              <dt>
                {key.split(' ').map((one) => (
                  <kbd key={one}>{one}</kbd>
                ))}
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    </>
  );
}
